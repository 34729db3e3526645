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
      const stream = new SubscriberStream(
        subscriberId,
        this.feed,
        this.families,
        (message) => subscriber.next(message),
        (error) => subscriber.error(error),
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
    /** Ends the stream; the reader comes back with the last cursor. */
    private readonly fail: (error: unknown) => void,
  ) {}

  async start(lastEventId: string | undefined): Promise<void> {
    const { gate, build, stop } = await this.feed.follow((news) => this.take(news));
    this.stopFeed = stop;
    if (this.stopped) return stop();
    this.build = build;
    this.sent = gate;
    await this.loadFamily();
    await this.resume(lastEventId, gate);
    this.takeWaiting();
    if (!this.stopped) this.alive = setInterval(() => this.say('alive', {}), ALIVE_EVERY);
  }

  stop(): void {
    this.stopped = true;
    this.stopFeed();
    clearInterval(this.alive);
  }

  private async resume(lastEventId: string | undefined, gate: bigint): Promise<void> {
    const cursor = lastEventId ? StreamCursor.parse(lastEventId) : undefined;
    if (lastEventId && (!cursor || cursor.build !== this.build || cursor.gate > gate)) this.say('reset', {});
    else if (cursor) {
      this.sendEntries(await this.feed.between([...this.ids], cursor.gate, gate), cursor.gate, gate);
      // An edge says whose child somebody is now and not whose they were: any change may have been one of this family.
      if (await this.feed.hasMoved(cursor.gate)) this.say('alias', {});
    }
    this.say('ready', {});
  }

  private take(news: News): void {
    if (this.stopped) return;
    if (this.waiting) {
      this.waiting.push(news);
      return;
    }
    const before = this.sent;
    if (news.isReset) {
      this.build = news.build;
      this.sent = news.gate;
      this.reload('reset');
      return;
    }
    this.sendEntries(
      news.entries.filter((entry) => this.ids.has(entry.subscriberId)),
      before,
      news.gate,
    );
    if (news.moved.some((id) => this.ids.has(id))) this.reload('alias');
  }

  /**
   * The reader is told only once we know whose entries to send from now on, and what comes meanwhile waits: otherwise
   * an entry could come after the reader has looked and before we knew that it was for them.
   */
  private reload(why: 'alias' | 'reset'): void {
    this.waiting = [];
    this.loadFamily().then(
      () => {
        this.say(why, {});
        this.takeWaiting();
      },
      (error: unknown) => this.fail(error),
    );
  }

  private takeWaiting(): void {
    const waited = this.waiting ?? [];
    this.waiting = undefined;
    // One of them may make the rest wait again.
    for (const news of waited) this.take(news);
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
