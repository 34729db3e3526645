import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKETS_TOPIC } from './topic.js';

export const DiagnosisCompleted = defineEvent({
  name: 'viewline.diagnosis.completed',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'All checks on a subscriber ran and say who broke it, with the counts and the next step.',
  schema: Type.Object({
    diagnosisId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    ticketId: Type.Optional(Type.String({ format: 'uuid' })),
    /** Whose fault: ours, the subscriber's side or a third party's, or not known. */
    answer: Type.Enum(['internal', 'external', 'unknown']),
    /** The answer in one line, counts included. */
    summary: Type.String({ minLength: 1, maxLength: 1000 }),
    nextStep: Type.String({ minLength: 1, maxLength: 1000 }),
    checks: Type.Array(
      Type.Object({
        /** Such as `account`, `expiry`, `streams`, `peers-on-server`. */
        check: Type.String({ minLength: 1, maxLength: 100 }),
        outcome: Type.Enum(['ok', 'warning', 'fault', 'unknown']),
        summary: Type.String({ maxLength: 1000 }),
        /** Who, where and how many it was decided by, such as `{ failing: 14, peers: 20 }`. */
        counts: Type.Optional(Type.Record(Type.String(), Type.Number())),
      }),
      { maxItems: 100 },
    ),
    problemId: Type.Optional(Type.String({ format: 'uuid' })),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.diagnosisId,
  key: (data) => data.subscriberId,
});
