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

/** Applies consecutive records of one partition in one transaction: inbox check, effect, position. */
export class StepApplier {
  private readonly reader: EventReader;

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

  /** @throws whatever the handler throws, ReadAgain, or the reading error of a malformed record */
  async apply(records: readonly LogRecord[], from: number): Promise<void> {
    const read = records.map((record) => this.reader.read(record));
    const poison = read.find((r) => r.kind === 'poison');
    if (poison) throw poison.error;
    await this.transactions.run(async (tx) => {
      const blocked = await this.deadLetters.blockedKeys(
        tx,
        this.declaration.consumer,
        read.filter(isEvent).map(keyOf),
      );
      const isBlocked = (r: ReadRecord) => isEvent(r) && blocked.has(keyOf(r));
      const parked = read.filter(isBlocked);
      await this.deadLetters.park(
        tx,
        this.declaration.consumer,
        parked.map((r) => r.record),
      );
      const free = read.filter((r) => !isBlocked(r));
      const lastMark = free.findLastIndex((r) => r.kind === 'mark');
      const before = await this.handle(tx, free.slice(0, lastMark + 1));
      const after = await this.handle(tx, free.slice(lastMark + 1));
      // What is parked was received as well: it shows as a gap of its own subscriber, not of the whole partition.
      const parkedBefore =
        lastMark < 0 ? 0 : parked.filter((r) => r.record.offset < free[lastMark]!.record.offset).length;
      await this.advance(
        tx,
        records,
        from,
        before + after + parked.length,
        free[lastMark],
        before + parkedBefore,
      );
    });
    this.onApplied(
      this.declaration.consumer,
      read.filter(isEvent).map((r) => r.event),
    );
  }

  /** Puts one record among the dead letters and goes past it. */
  async setAside(record: LogRecord, cause: Error, attempts: number, from: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.deadLetters.bury(tx, this.declaration.consumer, record, cause, attempts);
      await this.advance(tx, [record], from, 1, undefined, 0);
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

  private async advance(
    tx: Transaction,
    records: readonly LogRecord[],
    from: number,
    received: number,
    marked: ReadRecord | undefined,
    receivedBefore: number,
  ): Promise<void> {
    const { topic, partition } = records[0]!;
    const step: Advance = { topic, partition, from, to: records.at(-1)!.offset + 1, received };
    if (marked?.kind === 'mark') step.mark = { ...marked.mark, receivedBefore };
    await this.positions.advance(tx, this.declaration.consumer, step);
  }
}

type ReadEvent = Extract<ReadRecord, { kind: 'event' }>;

function isEvent(read: ReadRecord): read is ReadEvent {
  return read.kind === 'event';
}

function keyOf(read: ReadEvent): string {
  return read.record.key ?? read.event.partitionkey;
}
