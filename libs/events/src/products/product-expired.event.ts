import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { SUBSCRIBERS_TOPIC } from '../subscribers/topic.js';

export const ProductExpired = defineEvent({
  name: 'viewline.product.expired',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A product reached its expiry without being renewed.',
  schema: Type.Object({
    productId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    expiredAt: Type.String({ format: 'date-time' }),
  }),
  subject: (data) => data.productId,
  key: (data) => data.subscriberId,
});
