import { INTERACTIONS_TOPIC } from '@viewline/events';
import { openEventLog, partitionForKey, type LogRecord } from '@viewline/messaging';
import { contactOf, subscriberIdOf } from '../load/contact.js';

export interface LogFindings {
  /** Events on the log. */
  events: number;
  /** Records that carry an event for the second time or more: what consumers had to recognise. */
  repeated: number;
  outOfOrder: string[];
  /** Acknowledged, yet not even on the log. */
  missing: string[];
}

const EVENT = 'viewline.interaction.recorded.v1';
const PARTITIONS_AT_ONCE = 3;

/** Reads the whole log: a subscriber's contacts must make their first appearance in the order in which they were sent. */
export async function checkLog(eventLogUrl: string, acknowledged: readonly string[]): Promise<LogFindings> {
  const log = openEventLog(eventLogUrl, 'torture');
  const history = new History();
  try {
    const bounds = await log.bounds(INTERACTIONS_TOPIC);
    const partitions = bounds.length;
    const readOn = async () => {
      for (let bound = bounds.pop(); bound; bound = bounds.pop()) {
        const { partition, begin, end } = bound;
        await log.scan({ topic: INTERACTIONS_TOPIC, partition, from: begin, to: end }, async (records) => {
          for (const record of records) history.add(record, partitions);
        });
      }
    };
    await Promise.all(Array.from({ length: PARTITIONS_AT_ONCE }, readOn));
  } finally {
    await log.close();
  }
  return history.compare(acknowledged);
}

class History {
  private readonly seen = new Set<string>();
  private readonly latest = new Map<number, number>();
  private readonly outOfOrder: string[] = [];
  private repeated = 0;

  add(record: LogRecord, partitions: number): void {
    if (record.headers['ce_type'] !== EVENT) return;
    const data = JSON.parse(record.value?.toString() ?? '{}') as { externalId?: string };
    const id = data.externalId ?? '';
    const contact = contactOf(id);
    if (!contact) return;
    if (this.seen.has(id)) {
      this.repeated += 1;
      return;
    }
    this.seen.add(id);
    const { subscriber, sequence } = contact;
    const isAtHome =
      record.key === subscriberIdOf(subscriber) &&
      record.partition === partitionForKey(record.key, partitions);
    if (!isAtHome || sequence <= (this.latest.get(subscriber) ?? 0)) this.outOfOrder.push(id);
    this.latest.set(subscriber, Math.max(sequence, this.latest.get(subscriber) ?? 0));
  }

  compare(acknowledged: readonly string[]): LogFindings {
    return {
      events: this.seen.size,
      repeated: this.repeated,
      outOfOrder: this.outOfOrder,
      missing: acknowledged.filter((id) => !this.seen.has(id)),
    };
  }
}
