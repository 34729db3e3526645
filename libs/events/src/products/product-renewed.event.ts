import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { MoneySchema } from '../money-schema.js';
import { SUBSCRIBERS_TOPIC } from '../subscribers/topic.js';

export const ProductRenewed = defineEvent({
  name: 'viewline.product.renewed',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A product was renewed: it expires later than it did.',
  schema: Type.Object({
    productId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    previousExpiry: Type.String({ format: 'date-time' }),
    expiresAt: Type.String({ format: 'date-time' }),
    /** What was paid for it. */
    price: Type.Optional(MoneySchema),
  }),
  subject: (data) => data.productId,
  key: (data) => data.subscriberId,
});
