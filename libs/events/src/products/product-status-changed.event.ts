import { Type } from 'typebox';
import { defineEvent } from '../define-event.js';
import { PRODUCT_STATUSES } from './product-facts.js';
import { SUBSCRIBERS_TOPIC } from '../subscribers/topic.js';

export const ProductStatusChanged = defineEvent({
  name: 'viewline.product.status-changed',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A product moved to another TMF637 status, such as active to suspended.',
  schema: Type.Object({
    productId: Type.String({ format: 'uuid' }),
    subscriberId: Type.String({ format: 'uuid' }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    fromStatus: Type.Enum([...PRODUCT_STATUSES]),
    toStatus: Type.Enum([...PRODUCT_STATUSES]),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  subject: (data) => data.productId,
  key: (data) => data.subscriberId,
});
