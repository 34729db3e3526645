import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { NOTIFICATION_PURPOSES } from './notification-facts.js';
import { NOTIFICATIONS_TOPIC } from './topic.js';

const names = () =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 500 }));

export const AnnouncementPublished = defineEvent({
  name: 'viewline.announcement.published',
  version: 1,
  topic: NOTIFICATIONS_TOPIC,
  summary: 'An announcement went out to its audience. It has a timeline of its own.',
  schema: Type.Object({
    announcementId: Type.String({ format: 'uuid' }),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    purpose: Type.Enum([...NOTIFICATION_PURPOSES]),
    severity: Type.Integer({ minimum: 1, maximum: 10 }),
    template: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    /** What narrows the audience; an absent list does not. */
    audience: Type.Object({
      packages: names(),
      regions: names(),
      languages: names(),
      expiresFrom: Type.Optional(Type.String({ format: 'date-time' })),
      expiresTo: Type.Optional(Type.String({ format: 'date-time' })),
    }),
    /** People in the audience when it was published. */
    audienceSize: Type.Integer({ minimum: 0 }),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  subject: (data) => data.announcementId,
  key: (data) => data.announcementId,
});
