import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { FindFamily } from '../find-family/find-family.query.js';
import { EntryFeed, type News } from './entry-feed.js';
import { StreamCursor } from './stream-cursor.js';

/** A server-sent event. */
export interface StreamMessage {
  type: 'ready' | 'entry' | 'alias' | 'reset' | 'alive';
  /** Send it back as Last-Event-ID to go on from here. */
  id: string;
  data: object;
}

/** Milliseconds. */
const ALIVE_EVERY = 15_000;

/** The live stream of one subscriber. Resumes without a gap; what is sent twice has the same event id. */
@Injectable()
export class FollowEntries {
  constructor(
    private readonly feed: EntryFeed,
    private readonly families: FindFamily,
  ) {}

  execute(subscriberId: string, lastEventId?: string): Observable<StreamMessage> {
    return new Observable((subscriber) => {
      const stream = new SubscriberStream(subscriberId, this.feed, this.families, (message) =>
        subscriber.next(message),
      );
      stream.start(lastEventId).catch((error: unknown) => subscriber.error(error));
      return () => stream.stop();
    });
  }
}

class SubscriberStream {
  private ids = new Set<string>();
  private build = '';
  private sent = 0n;
  private waiting: News[] | undefined = [];
  private stopFeed: () => void = () => undefined;
  private alive: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly subscriberId: string,
    private readonly feed: EntryFeed,
    private readonly families: FindFamily,
    private readonly send: (message: StreamMessage) => void,
  ) {}

  async start(lastEventId: string | undefined): Promise<void> {
    const { gate, build, stop } = await this.feed.follow((news) => this.take(news));
    this.stopFeed = stop;
    if (this.stopped) return stop();
    this.build = build;
    this.sent = gate;
    await this.loadFamily();
    await this.resume(lastEventId, gate);
    const waited = this.waiting!;
    this.waiting = undefined;
    for (const news of waited) this.take(news);
    this.alive = setInterval(() => this.say('alive', {}), ALIVE_EVERY);
  }

  stop(): void {
    this.stopped = true;
    this.stopFeed();
    clearInterval(this.alive);
  }

  private async resume(lastEventId: string | undefined, gate: bigint): Promise<void> {
    const cursor = lastEventId ? StreamCursor.parse(lastEventId) : undefined;
    if (lastEventId && (!cursor || cursor.build !== this.build || cursor.gate > gate)) this.say('reset', {});
    else if (cursor)
      this.sendEntries(await this.feed.between([...this.ids], cursor.gate, gate), cursor.gate, gate);
    this.say('ready', {});
  }

  private take(news: News): void {
    if (this.stopped) return;
    if (this.waiting) {
      this.waiting.push(news);
      return;
    }
    const before = this.sent;
    if (news.moved.includes('*')) {
      this.sent = news.gate;
      this.say('reset', {});
      return;
    }
    this.sendEntries(
      news.entries.filter((entry) => this.ids.has(entry.subscriberId)),
      before,
      news.gate,
    );
    if (news.moved.some((id) => this.ids.has(id))) {
      this.say('alias', {});
      void this.loadFamily().catch(() => this.say('reset', {}));
    }
  }

  /** Only the last of several carries the new cursor: whoever breaks off in the middle gets the rest again. */
  private sendEntries(entries: readonly object[], before: bigint, gate: bigint): void {
    entries.forEach((data, n) => {
      this.sent = n === entries.length - 1 ? gate : before;
      this.say('entry', data);
    });
    this.sent = gate;
  }

  private say(type: StreamMessage['type'], data: object): void {
    this.send({ type, id: new StreamCursor(this.build, this.sent).toString(), data });
  }

  private async loadFamily(): Promise<void> {
    this.ids = new Set((await this.families.execute(this.subscriberId)).ids);
  }
}
