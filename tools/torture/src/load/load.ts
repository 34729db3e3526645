import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.js';
import type { Stage } from '../stage/stage.js';
import { externalId, type Contact } from './contact.js';
import type { Journal } from './journal.js';
import { genericBatch, twilioSms, type SignedRequest } from './signed-requests.js';

export const SUBSCRIBERS = 400;

/** Milliseconds. */
const TICK = 10;
const ANSWER_WITHIN = 5_000;
const PAUSE_BEFORE_RETRY = [100, 600] as const;
/** Two contacts of one subscriber never bear the same millisecond. */
const REST = 5;
const BATCH_SHARE = 0.1;
const LARGEST_BATCH = 8;
/** Requests that wait for an answer. More would only queue up until their senders give up on them. */
const MOST_OPEN = 48;

/**
 * Contacts through the public doors. Each subscriber speaks strictly one contact after the other: the next one only
 * after the one before was acknowledged. What was not is sent again, under the same id, until it is.
 */
export class Load {
  /** When each contact was first sent. */
  readonly sentAt = new Map<string, number>();
  readonly acknowledged = new Set<string>();
  attempts = 0;
  private readonly sequences = Array.from({ length: SUBSCRIBERS }, () => 0);
  private readonly idleSince = new Map(this.sequences.map((_, subscriber) => [subscriber, 0]));
  private readonly open = new Set<Promise<void>>();
  private failure: Error | undefined;
  private stopping = false;
  private pacing: Promise<void> | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly journal: Journal,
    private readonly random: Random,
    private readonly rate: number,
  ) {}

  start(): void {
    this.pacing ??= this.pace();
  }

  /** Sends nothing new; resolves when everything that was sent is acknowledged. @throws Error when a door refused */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.pacing;
    await Promise.all(this.open);
    this.assertAccepted();
  }

  assertAccepted(): void {
    if (this.failure) throw this.failure;
  }

  private async pace(): Promise<void> {
    let due = 0;
    for (let last = Date.now(); !this.stopping && !this.failure; await sleep(TICK)) {
      const now = Date.now();
      // What could not be sent while everybody waited is not made up for: at most one second's worth.
      due = Math.min(due + ((now - last) / 1000) * this.rate, this.rate);
      last = now;
      while (due >= 1 && this.open.size < MOST_OPEN) {
        const contacts = this.nextContacts(now, due);
        if (contacts.length === 0) break;
        due -= contacts.length;
        this.send(contacts);
      }
    }
  }

  private nextContacts(now: number, atMost: number): Contact[] {
    const wanted = this.random.next() < BATCH_SHARE ? this.random.between(2, LARGEST_BATCH) : 1;
    const rested = [...this.idleSince]
      .filter(([, since]) => now - since >= REST)
      .map(([subscriber]) => subscriber);
    const chosen = new Set<number>();
    while (chosen.size < Math.min(wanted, rested.length, atMost)) chosen.add(this.random.pick(rested));
    return [...chosen].map((subscriber) => {
      this.idleSince.delete(subscriber);
      return { subscriber, sequence: ++this.sequences[subscriber]! };
    });
  }

  private send(contacts: readonly Contact[]): void {
    const sending = this.deliver(contacts)
      .catch((error: unknown) => void (this.failure ??= error as Error))
      .finally(() => this.open.delete(sending));
    this.open.add(sending);
  }

  private async deliver(contacts: readonly Contact[]): Promise<void> {
    const ids = contacts.map(externalId);
    const at = new Date();
    for (const id of ids) this.sentAt.set(id, at.getTime());
    while (!(await this.attempt(contacts, at))) await sleep(this.random.between(...PAUSE_BEFORE_RETRY));
    await this.journal.record(ids);
    for (const { subscriber } of contacts) this.idleSince.set(subscriber, Date.now());
    for (const id of ids) this.acknowledged.add(id);
  }

  /** Whether it was acknowledged. @throws Error when the request was refused, which no failure of a victim may cause */
  private async attempt(contacts: readonly Contact[], at: Date): Promise<boolean> {
    this.attempts += 1;
    const { path, headers, body } = this.request(contacts, at);
    try {
      const answer = await fetch(this.random.pick(this.stage.interactions).url + path, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      });
      const text = await answer.text();
      if (answer.status >= 400 && answer.status < 500)
        this.failure ??= new Error(`${path}: ${answer.status} ${text}`);
      return answer.ok;
    } catch {
      return false;
    }
  }

  private request(contacts: readonly Contact[], at: Date): SignedRequest {
    const { secrets, publicUrl } = this.stage;
    const [only, ...more] = contacts;
    return only && more.length === 0
      ? twilioSms(only, publicUrl, secrets.twilioAuthToken)
      : genericBatch(contacts, at, secrets.genericWebhookSecret);
  }
}
