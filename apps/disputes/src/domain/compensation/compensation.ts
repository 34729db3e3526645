import type { ServiceProblemFacts } from '@viewline/events';
import { Money } from '@viewline/kernel';
import { amountOf } from './formula.js';
import type { Bounds, CompensationRule, Conditions, RulePack } from './rule-pack.js';

export type Outage = Pick<ServiceProblemFacts, 'problemId' | 'title' | 'category' | 'scope' | 'duration'> & {
  startedAt: Date;
};

/** What is known of somebody whom an outage hit. */
export interface Affected {
  subscriberId: string;
  minutesLost: number;
  region: string | null;
  segment: string | null;
  package: SubscribedPackage | null;
}

export interface SubscribedPackage {
  tier: string | null;
  /** For one period. */
  price: Money | null;
  /** ISO 8601 duration, such as `P1M`. */
  period: string | null;
}

export const UNPAID_REASONS = ['no-rule-fits', 'no-price-in-currency', 'amounts-to-nothing'] as const;
export type UnpaidReason = (typeof UNPAID_REASONS)[number];

export type Compensation = { rule: string; amount: Money } | { unpaid: UnpaidReason };

/** What the pack gives one person for one outage: the first rule that fits and can be computed. */
export function compensationFor(pack: RulePack, outage: Outage, affected: Affected): Compensation {
  let unpaid: UnpaidReason = 'no-rule-fits';
  for (const rule of pack.rules) {
    if (!fits(rule, pack.currency, outage, affected)) continue;
    const minor = amountOf(rule.pay, pack.currency, outage, affected);
    if (minor === undefined) {
      unpaid = 'no-price-in-currency';
      continue;
    }
    return minor > 0
      ? { rule: rule.name, amount: Money.of(minor, pack.currency) }
      : { unpaid: 'amounts-to-nothing' };
  }
  return { unpaid };
}

function fits({ when }: CompensationRule, currency: string, outage: Outage, affected: Affected): boolean {
  return fitsOutage(when, outage) && fitsPerson(when, currency, affected);
}

function fitsOutage({ category, scope, duration }: Conditions, outage: Outage): boolean {
  return (
    isOneOf(category, outage.category) && isOneOf(scope, outage.scope) && isOneOf(duration, outage.duration)
  );
}

function fitsPerson(when: Conditions, currency: string, affected: Affected): boolean {
  const price = affected.package?.price;
  return (
    isWithin(when.minutesLost, affected.minutesLost) &&
    isOneOf(when.region, affected.region) &&
    isOneOf(when.segment, affected.segment) &&
    isOneOf(when.tier, affected.package?.tier ?? null) &&
    isWithin(when.packagePrice, price?.currency === currency ? price.minor : undefined)
  );
}

const isOneOf = <Value extends string>(wanted: readonly Value[] | undefined, is: string | null): boolean =>
  wanted === undefined || (wanted as readonly (string | null)[]).includes(is);

function isWithin(bounds: Bounds | undefined, value: number | undefined): boolean {
  if (bounds === undefined) return true;
  if (value === undefined) return false;
  return value >= (bounds.atLeast ?? -Infinity) && value < (bounds.below ?? Infinity);
}
