import { DateTime, Duration } from 'luxon';
import type { Affected, Outage, SubscribedPackage } from './compensation.js';
import type { Formula } from './rule-pack.js';

const MINUTES = { 'per-started-hour': 60, 'per-started-day': 24 * 60 } as const;

/** Minor units; nothing where the formula needs a price that is not known in this currency. */
export function amountOf(
  pay: Formula,
  currency: string,
  outage: Outage,
  affected: Affected,
): number | undefined {
  if (pay.kind === 'fixed') return pay.amount;
  if (pay.kind === 'pro-rata') return proRata(pay, currency, outage, affected);
  const started = Math.ceil(affected.minutesLost / MINUTES[pay.kind]);
  return capped(BigInt(started) * BigInt(pay.amount), pay.cap);
}

function proRata(
  { percent, cap }: Extract<Formula, { kind: 'pro-rata' }>,
  currency: string,
  { startedAt }: Outage,
  { minutesLost, package: subscribed }: Affected,
): number | undefined {
  const minutes = minutesOfPeriod(subscribed, startedAt);
  if (minutes === undefined || subscribed?.price?.currency !== currency) return undefined;
  // A product of prices and minutes can leave the range in which a number is exact. Half a unit is paid as a whole one.
  const share = BigInt(subscribed.price.minor) * BigInt(Math.min(minutesLost, minutes)) * BigInt(percent);
  const whole = BigInt(minutes) * 100n;
  return capped((2n * share + whole) / (2n * whole), cap);
}

/** Of the period that the outage began in: a February is shorter than a March. */
function minutesOfPeriod(subscribed: SubscribedPackage | null, startedAt: Date): number | undefined {
  const period = Duration.fromISO(subscribed?.period ?? 'P1M');
  if (!period.isValid) return undefined;
  const start = DateTime.fromJSDate(startedAt, { zone: 'utc' });
  const minutes = Math.round(start.plus(period).diff(start, 'minutes').minutes);
  return Number.isSafeInteger(minutes) && minutes > 0 ? minutes : undefined;
}

const capped = (amount: bigint, cap: number): number => Number(amount < BigInt(cap) ? amount : BigInt(cap));
