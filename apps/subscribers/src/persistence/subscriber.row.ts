import type { CustomerDocument } from '../domain/customer-document.js';
import type { Subscriber } from '../domain/subscriber.js';

/** A row of table `subscriber`, as far as the domain needs it. */
export interface SubscriberRow {
  id: string;
  version: number;
  document: CustomerDocument;
}

export function toSubscriber(row: SubscriberRow): Subscriber {
  return { id: row.id, version: row.version, document: row.document };
}
