import { defineEvent, type NewEvent } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { Type } from 'typebox';
import { logRecordOf } from '../envelope/log-record.js';
import type { OutgoingRecord } from '../log/event-log.port.js';

/** An event for messaging's own tests: it knows none of the product's by name. */
export const Happened = defineEvent({
  name: 'viewline.test.happened',
  version: 1,
  topic: 'viewline.test',
  summary: 'Something happened in a test.',
  schema: Type.Object({ what: Type.String(), subscriberId: Type.String() }),
  subject: (data) => data.subscriberId,
  key: (data) => data.subscriberId,
});

export function happened(subscriberId: string, what: string, id = newId()): NewEvent {
  return Happened.create({ what, subscriberId }, { time: new Date(), sequence: 1, id });
}

/** The same as it stands on the log. */
export const record = (key: string, what: string, id = newId()): OutgoingRecord =>
  logRecordOf(happened(key, what, id));
