import type { NewEvent } from '@viewline/events';
import { DomainError } from '@viewline/kernel';
import { jsons, texts, uuids } from '../binary-columns.js';
import type { Transaction } from '../transactions.js';
import { prepared, type PreparedStatement } from '../prepared.js';
import { encodeEvent } from '../envelope/cloud-event-codec.js';
import { currentTraceparent } from '../envelope/event-trace.js';
import { MOST_RECORD_BYTES } from '../log/event-log.port.js';

export interface OutboxOptions {
  /** CloudEvents `source` of everything appended here: `/viewline/<service>`. */
  source: string;
  /** The cause at hand, such as the current request's id, for events that name none themselves. */
  correlationId?: () => string | undefined;
}

export type Cause = Pick<NewEvent, 'correlationid' | 'traceparent'>;

const APPEND: PreparedStatement = {
  name: 'outbox-append',
  text: `INSERT INTO outbox (topic, key, event_id, headers, value)
         SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::json[], $5::text[])`,
};

/** Events wait here, in the database of the service that states them, until the relay has put them on the log. */
export class Outbox {
  private readonly appendedIn = new WeakSet<Transaction>();

  constructor(private readonly options: OutboxOptions) {}

  /** Whether there is something of this transaction for the relay. */
  hasAppended(tx: Transaction): boolean {
    return this.appendedIn.has(tx);
  }

  /** What is going on now, for events that are stated later, outside of its context. */
  cause(): Cause {
    return { correlationid: this.options.correlationId?.(), traceparent: currentTraceparent() };
  }

  /**
   * Stores events in the transaction that makes them true. The database stamps the recorded time. Lock the
   * aggregate, or check its version, before calling this: positions are drawn here, and they are the order.
   * @throws DomainError `event.too-large` for what no log is sure to take
   */
  async append(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    this.appendedIn.add(tx);
    const rows = events.map((event) => this.encode(event));
    await prepared(tx, APPEND, [
      texts(rows.map((r) => r.topic)),
      texts(rows.map((r) => r.key)),
      uuids(rows.map((r) => r.id)),
      jsons(rows.map((r) => r.headers)),
      texts(rows.map((r) => r.value)),
    ]);
  }

  private encode(event: NewEvent) {
    const { topic, time, partitionkey, ...rest } = event;
    const { headers, value } = encodeEvent({
      ...rest,
      partitionkey,
      source: this.options.source,
      time: time.toISOString(),
      recordedtime: '',
      correlationid: event.correlationid ?? this.options.correlationId?.() ?? event.id,
      traceparent: event.traceparent ?? currentTraceparent(),
    });
    delete headers['ce_recordedtime'];
    const stored = { topic, key: partitionkey, id: event.id, headers: JSON.stringify(headers), value };
    if (Buffer.byteLength(stored.headers) + Buffer.byteLength(value) > MOST_RECORD_BYTES) {
      throw new DomainError(
        'too-large',
        'event.too-large',
        `${event.type} would be too large to be told to others`,
      );
    }
    return stored;
  }
}
