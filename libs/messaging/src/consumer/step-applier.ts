import type { EventEnvelope } from '@viewline/events';
import { EventReader, type ReadRecord } from '../envelope/event-reader.js';
import { inConsumerSpan } from '../envelope/event-trace.js';
import { DeadLetterStore } from '../dead-letters/dead-letter-store.js';
import type { LogRecord, TopicPartition } from '../log/event-log.port.js';
import type { Transaction, Transactions } from '../transactions.js';
import type { Advance, ConsumerPositions } from './consumer-positions.js';
import type { ConsumerDeclaration, EventHandler } from './event-handler.js';
import { admitNew } from './inbox.js';

/** Told after each commit which events were applied, duplicates included. */
export type AppliedListener = (consumer: string, events: readonly EventEnvelope[]) => void;

/** Consecutive records of one partition, and where the consumer must stand for them to be its next. */
export interface Step {
  records: readonly LogRecord[];
  from: number;
}

interface ReadStep extends Step {
  read: readonly ReadRecord[];
}

/** Applies steps in one transaction: inbox check, effect, positions. */
export class StepApplier {
  private readonly reader: EventReader;
  /** As the last step found it. Nearly always there are none, and then nothing is asked about them beforehand. */
  private hasLetters = true;

  constructor(
    private readonly declaration: ConsumerDeclaration,
    private readonly handler: EventHandler,
    private readonly transactions: Transactions,
    private readonly positions: ConsumerPositions,
    private readonly deadLetters: DeadLetterStore,
    private readonly onApplied: AppliedListener = () => undefined,
  ) {
    this.reader = new EventReader(declaration.events);
  }

  position(at: TopicPartition): Promise<number> {
    return this.positions.load(this.declaration.consumer, at);
  }

  /**
   * All of the steps, each of another partition, or none.
   * @throws whatever the handler throws, ReadAgain, the reading error of a malformed record, or that steps cannot share
   * a transaction: something in them was had before or has to wait, and whose it is shows only when it is alone
   */
  async apply(steps: readonly Step[]): Promise<void> {
    const all = steps.map((step) => ({ ...step, read: step.records.map((r) => this.reader.read(r)) }));
    const read = all.flatMap((step) => step.read);
    const poison = read.find((r) => r.kind === 'poison');
    if (poison) throw poison.error;
    try {
      await this.transactions.run((tx) => this.effect(tx, all, this.hasLetters));
    } catch (error) {
      if (!(error instanceof LettersCameUp)) throw error;
      await this.transactions.run((tx) => this.effect(tx, all, true));
    }
    this.onApplied(
      this.declaration.consumer,
      read.filter(isEvent).map((r) => r.event),
    );
  }

  /** Puts one record among the dead letters and goes past it. */
  async setAside(record: LogRecord, cause: Error, attempts: number, from: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.deadLetters.bury(tx, this.declaration.consumer, record, cause, attempts);
      await this.advance(tx, [{ ...reach({ records: [record], from }), received: 1 }]);
    });
  }

  /** @param asks whether anything of it has to wait; without asking, dead letters found at the end undo it */
  private async effect(tx: Transaction, steps: readonly ReadStep[], asks: boolean): Promise<void> {
    const keys = asks ? steps.flatMap((step) => step.read.filter(isEvent).map(keyOf)) : [];
    const blocked = await this.deadLetters.blockedKeys(tx, this.declaration.consumer, keys);
    const advances =
      steps.length === 1
        ? [await this.alone(tx, steps[0]!, blocked)]
        : await this.together(tx, steps, blocked);
    const hasLetters = await this.advance(tx, advances);
    if (hasLetters && !asks) throw new LettersCameUp();
  }

  private async alone(tx: Transaction, step: ReadStep, blocked: ReadonlySet<string>): Promise<Advance> {
    const isBlocked = (r: ReadRecord) => isEvent(r) && blocked.has(keyOf(r));
    const parked = step.read.filter(isBlocked).map((r) => r.record);
    await this.deadLetters.park(tx, this.declaration.consumer, parked);
    const free = step.read.filter((r) => !isBlocked(r));
    const lastMark = free.findLastIndex((r) => r.kind === 'mark');
    const before = await this.handle(tx, free.slice(0, lastMark + 1));
    const after = await this.handle(tx, free.slice(lastMark + 1));
    const mark = free[lastMark];
    // What is parked was received as well: it shows as a gap of its own subscriber, not of the whole partition.
    const parkedBefore = mark ? parked.filter(({ offset }) => offset < mark.record.offset).length : 0;
    return {
      ...reach(step),
      received: before + after + parked.length,
      ...(mark?.kind === 'mark' && { mark: { ...mark.mark, receivedBefore: before + parkedBefore } }),
    };
  }

  private async together(
    tx: Transaction,
    steps: readonly ReadStep[],
    blocked: ReadonlySet<string>,
  ): Promise<Advance[]> {
    const read = steps.flatMap((step) => step.read);
    const fresh = blocked.size === 0 ? await this.handle(tx, read) : undefined;
    // Only when all of it is new is it known how much of it each partition has received.
    if (fresh !== read.filter(isEvent).length) throw new Error('these steps cannot share a transaction');
    return steps.map((step) => {
      const lastMark = step.read.findLastIndex((r) => r.kind === 'mark');
      const mark = step.read[lastMark];
      const receivedBefore = step.read.slice(0, lastMark + 1).filter(isEvent).length;
      return {
        ...reach(step),
        received: step.read.filter(isEvent).length,
        ...(mark?.kind === 'mark' && { mark: { ...mark.mark, receivedBefore } }),
      };
    });
  }

  private async handle(tx: Transaction, read: readonly ReadRecord[]): Promise<number> {
    const events = read.filter(isEvent).map((r) => r.event);
    if (events.length === 0) return 0;
    if (this.declaration.dedupe === 'handler') return Number(await this.call(events, tx));
    const fresh: EventEnvelope[] = await admitNew(tx, this.declaration.consumer, events);
    if (fresh.length > 0) await this.call(fresh, tx);
    return fresh.length;
  }

  private call(events: readonly EventEnvelope[], tx: Transaction): Promise<unknown> {
    const publishers = new Set(events.map((event) => event.traceparent));
    return inConsumerSpan(`process ${this.declaration.consumer}`, [...publishers], () =>
      this.handler(events, tx),
    );
  }

  private async advance(tx: Transaction, advances: readonly Advance[]): Promise<boolean> {
    return (this.hasLetters = await this.positions.advance(tx, this.declaration.consumer, advances));
  }
}

class LettersCameUp extends Error {}

function reach({ records, from }: Step) {
  const { topic, partition } = records[0]!;
  return { topic, partition, from, to: records.at(-1)!.offset + 1 };
}

type ReadEvent = Extract<ReadRecord, { kind: 'event' }>;

function isEvent(read: ReadRecord): read is ReadEvent {
  return read.kind === 'event';
}

function keyOf(read: ReadEvent): string {
  return read.record.key ?? read.event.partitionkey;
}
