import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { TICKETS_TOPIC } from './topic.js';

export const ArticleViewed = defineEvent({
  name: 'viewline.article.viewed',
  version: 1,
  topic: TICKETS_TOPIC,
  summary: 'Somebody opened an article of the knowledge base, to help a subscriber or themselves.',
  schema: Type.Object({
    viewId: Type.String({ format: 'uuid' }),
    articleId: Type.String({ format: 'uuid' }),
    title: Type.String({ minLength: 1, maxLength: 500 }),
    /** BCP 47, of the text that was shown. */
    language: Type.String({ minLength: 2, maxLength: 35 }),
    subscriberId: Type.Optional(Type.String({ format: 'uuid' })),
    ticketId: Type.Optional(Type.String({ format: 'uuid' })),
    viewer: Type.Enum(['agent', 'subscriber', 'system']),
    /** What was searched for to find it. */
    query: Type.Optional(Type.String({ maxLength: 500 })),
    by: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  }),
  subject: (data) => data.articleId,
  key: (data) => data.subscriberId ?? data.articleId,
});
