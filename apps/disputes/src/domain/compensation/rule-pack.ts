import type { PROBLEM_CATEGORIES, PROBLEM_DURATIONS, PROBLEM_SCOPES } from '@viewline/events';

/** From `atLeast` up to, but not including, `below`. */
export interface Bounds {
  atLeast?: number;
  below?: number;
}

/** All that are given have to hold; of a list, one. */
export interface Conditions {
  category?: (typeof PROBLEM_CATEGORIES)[number][];
  scope?: (typeof PROBLEM_SCOPES)[number][];
  duration?: (typeof PROBLEM_DURATIONS)[number][];
  minutesLost?: Bounds;
  /** Of the subscriber. */
  region?: string[];
  /** Of the subscriber's package, such as `premium`. */
  tier?: string[];
  /** Of the subscriber. */
  segment?: string[];
  /** Of one period of the package, in minor units of the pack's currency. */
  packagePrice?: Bounds;
}

/** Amounts and caps are minor units of the pack's currency. */
export type Formula =
  | { kind: 'fixed'; amount: number }
  | { kind: 'per-started-hour' | 'per-started-day'; amount: number; cap: number }
  /** The share of the package's price that the lost minutes have of its period, times `percent`. */
  | { kind: 'pro-rata'; percent: number; cap: number };

export interface CompensationRule {
  name: string;
  when: Conditions;
  pay: Formula;
}

/** What we owe people after an outage, as code. The first rule that fits somebody is theirs. */
export interface RulePack {
  title: string;
  /** ISO 4217. */
  currency: string;
  rules: CompensationRule[];
}

/** One version of a pack. It never changes; what has to change is published as the next. */
export interface PackVersion extends RulePack {
  name: string;
  version: number;
}
