import { identity, provisionalSubscriberId } from '@viewline/events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Door, type Post } from '../client/door.js';
import { LiveStream } from '../client/live-stream.js';
import { openLoop } from '../client/open-loop.js';
import { newMessageId, phoneOf, twilioSms } from '../client/twilio-sms.js';
import { newWamid, whatsAppBatch } from '../client/whatsapp-batch.js';
import { quantile } from '../report/statistics.js';
import type { RunningProcess } from '../stage/running-process.js';
import { READER } from '../stage/stage.js';

export interface Delays {
  /** Milliseconds from the request being sent until its entry is on a console. */
  sent: { p50: number; p99: number };
  /** From the answer that accepted it. */
  accepted: { p50: number; p99: number };
  /** Could not be sent in time, or were refused. */
  held: number;
  samples: number;
}

export interface DelayServices {
  interactions: RunningProcess;
  timeline: RunningProcess;
}

const WATCHED = 100;
const CONNECTIONS = 256;
const PATIENCE = 30_000;

interface Message {
  id: string;
  subscriber: number;
}

/** How messages come in. */
export interface Load {
  /** Messages a second. */
  rate: number;
  seconds: number;
  /** Messages in one webhook: 1 is an SMS of Twilio's, more are WhatsApp messages of Meta's. */
  atOnce: number;
}

/**
 * Messages in at the door of one process, entries out of the live streams of another. The first hundred subscribers are
 * watched by a console each; at high rates only some of the messages are theirs.
 */
export class DelayMeter {
  private readonly sentAt = new Map<string, number>();
  private readonly acceptedAt = new Map<string, number>();
  private readonly shownAt = new Map<string, number>();
  private readonly streams: LiveStream[] = [];
  private readonly door: Door;

  private constructor({ interactions }: DelayServices) {
    this.door = new Door(interactions.url, CONNECTIONS);
  }

  static async open(services: DelayServices): Promise<DelayMeter> {
    const meter = new DelayMeter(services);
    for (let subscriber = 0; subscriber < WATCHED; subscriber++) {
      const stream = new LiveStream(({ details }) =>
        meter.shownAt.set(details.externalId ?? '', performance.now()),
      );
      meter.streams.push(stream);
      await stream.open(services.timeline.url, subscriberIdOf(subscriber), READER);
    }
    return meter;
  }

  close(): void {
    for (const stream of this.streams) stream.close();
    this.door.close();
  }

  async measure({ rate, seconds, atOnce }: Load): Promise<Delays> {
    for (const times of [this.sentAt, this.acceptedAt, this.shownAt]) times.clear();
    // A hundred watched messages a second are enough to see and cost the machine little.
    const population = WATCHED * Math.max(1, Math.round(rate / 100));
    let nth = 0;
    const next = (): Message => ({
      id: atOnce === 1 ? newMessageId() : newWamid(),
      subscriber: (nth++ * 7) % population,
    });
    const held = await openLoop(() => this.send(Array.from({ length: atOnce }, next)), {
      rate: rate / atOnce,
      seconds,
      most: CONNECTIONS * 2,
    });
    await this.untilShown();
    const since = (from: Map<string, number>) => {
      const delays = [...this.shownAt].map(([id, at]) => Math.max(0, at - (from.get(id) ?? Number.NaN)));
      return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
    };
    return { sent: since(this.sentAt), accepted: since(this.acceptedAt), held, samples: this.shownAt.size };
  }

  private async send(messages: readonly Message[]): Promise<boolean> {
    const post = postOf(messages);
    const watched = messages.filter(({ subscriber }) => subscriber < WATCHED).map(({ id }) => id);
    for (const id of watched) this.sentAt.set(id, performance.now());
    const isAccepted = await this.door.post(post);
    for (const id of watched) {
      if (!isAccepted) this.sentAt.delete(id);
      else this.acceptedAt.set(id, performance.now());
    }
    return isAccepted;
  }

  private async untilShown(): Promise<void> {
    for (const deadline = Date.now() + PATIENCE; this.shownAt.size < this.sentAt.size; await sleep(20)) {
      if (Date.now() > deadline) {
        throw new Error(
          `${this.sentAt.size - this.shownAt.size} of ${this.sentAt.size} messages never showed`,
        );
      }
    }
  }
}

function postOf(messages: readonly Message[]): Post {
  const [first] = messages;
  return messages.length === 1 && first ? twilioSms(first.subscriber, first.id) : whatsAppBatch(messages);
}

function subscriberIdOf(subscriber: number): string {
  const phone = identity('phone', phoneOf(subscriber));
  if (!phone) throw new Error(`${phoneOf(subscriber)} is no phone number`);
  return provisionalSubscriberId(phone);
}
