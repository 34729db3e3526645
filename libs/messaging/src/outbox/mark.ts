import type { OutgoingRecord, LogRecord } from '../log/event-log.port.js';
import { MalformedRecord } from '../envelope/malformed-record.js';

/**
 * A service's word about one partition of its topic: everything that it recorded until `upTo` stands before this
 * record, and it was `published` events in all. Consumers compare that with what they received.
 */
export interface Mark {
  upTo: string;
  published: number;
}

export const MARK_TYPE = 'viewline.log.mark.v1';

export function markRecord(topic: string, partition: number, mark: Mark): OutgoingRecord {
  return {
    topic,
    partition,
    key: '',
    headers: { ce_type: MARK_TYPE },
    value: JSON.stringify(mark),
  };
}

export function readMark(record: LogRecord): Mark {
  const mark = JSON.parse(record.value?.toString() ?? 'null') as Partial<Mark> | null;
  if (!mark || typeof mark.published !== 'number' || Number.isNaN(Date.parse(mark.upTo ?? ''))) {
    throw new MalformedRecord('not a mark');
  }
  return { upTo: mark.upTo!, published: mark.published };
}
