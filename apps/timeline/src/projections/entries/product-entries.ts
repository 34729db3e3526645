import type {
  EventDefinition,
  ProductExpired,
  ProductFacts,
  ProductRenewed,
  ProductStatusChanged,
} from '@viewline/events';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

const product = { channel: null, kind: 'product' } as const;

export const productActivated: EntryWriter<ProductFacts> = (facts) => ({
  ...product,
  title: `${facts.name} activated`,
  details: factsOf(facts),
});

export const productChanged: EntryWriter<ProductFacts> = (facts) => ({
  ...product,
  title: `${facts.name} changed`,
  details: factsOf(facts),
});

export const productRenewed: EntryWriter<DataOf<typeof ProductRenewed>> = (renewal) => ({
  ...product,
  title: `${renewal.name} renewed until ${renewal.expiresAt.slice(0, 10)}`,
  details: {
    productId: renewal.productId,
    name: renewal.name,
    previousExpiry: renewal.previousExpiry,
    expiresAt: renewal.expiresAt,
    ...(renewal.price && { price: renewal.price }),
  },
});

export const productStatusChanged: EntryWriter<DataOf<typeof ProductStatusChanged>> = (change) => ({
  ...product,
  title: `${change.name}: ${change.fromStatus} → ${change.toStatus}`,
  text: change.reason,
  details: {
    productId: change.productId,
    name: change.name,
    fromStatus: change.fromStatus,
    toStatus: change.toStatus,
  },
});

export const productExpired: EntryWriter<DataOf<typeof ProductExpired>> = (expiry) => ({
  ...product,
  title: `${expiry.name} expired`,
  details: { productId: expiry.productId, name: expiry.name, expiredAt: expiry.expiredAt },
});

/** All but whose it is, which the timeline says already. */
function factsOf({ subscriberId: _, ...facts }: ProductFacts) {
  return facts;
}
