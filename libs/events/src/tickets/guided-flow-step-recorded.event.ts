import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKETS_TOPIC } from './topic.js';

export const GuidedFlowStepRecorded = defineEvent({
  name: 'viewline.guided-flow.step-recorded',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'One step of a guided flow, such as the buffering play-book, was taken with a subscriber.',
  schema: Type.Object({
    runId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    ticketId: Type.Optional(Type.String({ format: 'uuid' })),
    flow: Type.String({ minLength: 1, maxLength: 200 }),
    /** Version of the flow that the run follows. */
    flowVersion: Type.Optional(Type.Integer({ minimum: 1 })),
    step: Type.String({ minLength: 1, maxLength: 200 }),
    title: Type.String({ minLength: 1, maxLength: 500 }),
    /** Position within the run, from 1. */
    position: Type.Integer({ minimum: 1 }),
    outcome: Type.Enum(['done', 'helped', 'did-not-help', 'skipped', 'not-possible']),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
    /** The last step of the run. */
    finished: Type.Optional(Type.Boolean()),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.runId,
  key: (data) => data.subscriberId,
});
