import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { RELATIONSHIP_TYPES } from './relationship-types.js';
import { SUBSCRIBERS_TOPIC } from './topic.js';

export const RelationshipRemoved = defineEvent({
  name: 'viewline.relationship.removed',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A relationship of a subscriber ended.',
  schema: Type.Object({
    relationshipId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    type: Type.Enum([...RELATIONSHIP_TYPES]),
    /** The other end: a subscriber id, a household id or a device's MAC address. */
    target: Type.String({ minLength: 1, maxLength: 320 }),
  }),
  subject: (data) => data.relationshipId,
  key: (data) => data.subscriberId,
});
