import { Injectable } from '@nestjs/common';
import {
  ProductActivated,
  ProductChanged,
  ProductExpired,
  ProductRenewed,
  ProductStatusChanged,
  type EventEnvelope,
} from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { ProductCopyRepository, type ProductWord } from '../../persistence/product-copy.repository.js';

export const PRODUCT_EVENTS = [
  ProductActivated,
  ProductChanged,
  ProductStatusChanged,
  ProductRenewed,
  ProductExpired,
] as const;

/** What each subscriber pays for, and until when. */
@Injectable()
export class CopyProducts {
  constructor(private readonly products: ProductCopyRepository) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<number> {
    await this.products.save(tx, events.flatMap(wordOf));
    return events.length;
  }
}

function wordOf(event: EventEnvelope): ProductWord[] {
  const { sequence } = event;
  if (ProductActivated.is(event) || ProductChanged.is(event)) {
    const { productId, subscriberId, name, status, expiresAt = null } = event.data;
    return [{ productId, subscriberId, name, sequence, facts: event.data, status, expiresAt }];
  }
  if (ProductStatusChanged.is(event)) {
    const { productId, subscriberId, name, toStatus: status } = event.data;
    return [{ productId, subscriberId, name, sequence, status }];
  }
  if (ProductRenewed.is(event)) {
    const { productId, subscriberId, name, expiresAt } = event.data;
    return [{ productId, subscriberId, name, sequence, expiresAt }];
  }
  if (ProductExpired.is(event)) {
    const { productId, subscriberId, name, expiredAt: expiresAt } = event.data;
    return [{ productId, subscriberId, name, sequence, expiresAt }];
  }
  return [];
}
