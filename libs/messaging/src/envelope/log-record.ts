import type { NewEvent } from '@viewline/events';
import type { OutgoingRecord } from '../log/event-log.port.js';
import { encodeEvent } from './cloud-event-codec.js';

/**
 * An event as its owner's relay would put it on the log, recorded the moment it happened. For those who speak for a
 * service that is not there: simulators and tests.
 */
export function logRecordOf(event: NewEvent): OutgoingRecord {
  const { topic, time, ...rest } = event;
  const { headers, value } = encodeEvent({
    ...rest,
    source: `/${topic.replace('.', '/')}`,
    time: time.toISOString(),
    recordedtime: time.toISOString(),
    correlationid: event.correlationid ?? event.id,
  });
  return { topic, key: event.partitionkey, headers, value };
}
