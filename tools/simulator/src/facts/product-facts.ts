import { ProductActivated, ProductExpired, ProductRenewed, type NewEvent } from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { MARKETS, PLANS } from '../operator/market.js';
import { Random } from '../random.js';
import type { Known } from './subscribers.js';

const DAY = 86_400_000;
const PERIOD = 30 * DAY;
const CURRENCIES: Readonly<Record<string, string>> = { GB: 'GBP', FR: 'EUR', SA: 'SAR', CN: 'CNY' };
const CONNECTIONS: Readonly<Record<string, number>> = {
  Basic: 1,
  Family: 3,
  'Sport Plus': 2,
  'Premium 4K': 4,
};

/** What the owner of the product inventory would say: everybody's package, its last renewal, and who let it expire. */
export function productFacts({ id, person }: Known, now: Date): NewEvent[] {
  const { plan, status, since, accountNumber } = person.subscriber;
  const random = new Random(`product ${accountNumber}`);
  const productId = idFromName('sample-product', accountNumber);
  const startsAt = new Date(since);
  const day = Math.floor(now.getTime() / DAY) * DAY;
  // Evenly over the weeks to come, so that each day has somebody to remind.
  const expiry = status === 'expired' ? day - random.between(1, 9) * DAY : day + random.between(0, 29) * DAY;
  const expiresAt = new Date(expiry + 18 * 3_600_000);
  const before = new Date(expiresAt.getTime() - PERIOD);
  const currency = currencyOf(person.subscriber.country);
  const price = { minor: Math.round((PLANS.find(([name]) => name === plan)?.[1] ?? 9.9) * 100), currency };
  const [, sport, cinema] = MARKETS[person.language].channels;
  const of = (what: string) => idFromName('sample-fact', productId, what, expiresAt.toISOString());
  const events = [
    ProductActivated.create(
      {
        productId,
        subscriberId: id,
        name: plan,
        kind: 'package',
        status: 'active',
        tier: plan === 'Premium 4K' ? 'premium' : plan === 'Basic' ? 'basic' : 'standard',
        bouquets: [sport!, cinema!],
        connections: CONNECTIONS[plan] ?? 1,
        price,
        period: 'P30D',
        startsAt: startsAt.toISOString(),
        expiresAt: before.toISOString(),
        renewalUrl: 'https://renew.viewline.example/',
      },
      { time: startsAt, sequence: 1, id: of('activated') },
    ),
    ProductRenewed.create(
      {
        productId,
        subscriberId: id,
        name: plan,
        previousExpiry: before.toISOString(),
        expiresAt: expiresAt.toISOString(),
        price,
      },
      {
        time: new Date(before.getTime() - random.between(1, 72) * 3_600_000),
        sequence: 2,
        id: of('renewed'),
      },
    ),
  ];
  if (expiresAt >= now) return events;
  const expired = { productId, subscriberId: id, name: plan, expiredAt: expiresAt.toISOString() };
  return [...events, ProductExpired.create(expired, { time: expiresAt, sequence: 3, id: of('expired') })];
}

export function currencyOf(country: string): string {
  return CURRENCIES[country] ?? 'EUR';
}
