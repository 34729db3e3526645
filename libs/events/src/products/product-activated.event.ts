import { defineEvent } from '../define-event.js';
import { ProductFactsSchema } from './product-facts.js';
import { SUBSCRIBERS_TOPIC } from '../subscribers/topic.js';

export const ProductActivated = defineEvent({
  name: 'viewline.product.activated',
  version: 1,
  topic: SUBSCRIBERS_TOPIC,
  summary: 'A subscriber has a product from now on; carries all of its facts.',
  schema: ProductFactsSchema,
  subject: (data) => data.productId,
  key: (data) => data.subscriberId,
});
