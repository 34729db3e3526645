import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

export const TermsAccepted = defineEvent({
  name: 'viewline.terms.accepted',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'A subscriber accepted a version of a document, such as new prices or terms.',
  schema: Type.Object({
    acceptanceId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    /** Such as `terms-of-service` or `price-list`. */
    document: Type.String({ minLength: 1, maxLength: 120 }),
    version: Type.String({ minLength: 1, maxLength: 60 }),
    acceptedAt: Type.String({ format: 'date-time' }),
    /** Where it was said, such as `app`, `shop`, `phone`. */
    origin: Type.String({ minLength: 1, maxLength: 60 }),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    evidence: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  subject: (data) => data.acceptanceId,
  key: (data) => data.subscriberId,
});
