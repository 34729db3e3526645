import { defineEvent } from '../define-event.js';
import { ProductFactsSchema } from './product-facts.js';
import { SUBSCRIBERS_TOPIC } from '../subscribers/topic.js';

export const ProductChanged = defineEvent({
  name: 'viewline.product.changed',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'Facts of a product changed, such as its package, price or expiry; carries all of them.',
  schema: ProductFactsSchema,
  subject: (data) => data.productId,
  key: (data) => data.subscriberId,
});
