import type { Dimension } from './cohort.js';

/** The sentence is enough. */
type Nothing = object;

interface Shared {
  dimension: Dimension;
  value: string;
  failing: number;
  peers: number;
}

interface Compared extends Shared {
  failingElsewhere: number;
  peersElsewhere: number;
}

/** Everything that a diagnosis says, by a code that never changes, and what it speaks of: names and numbers, no words. */
export interface StatementValues {
  'account-unknown': Nothing;
  'account-removed': Nothing;
  'account-status-unknown': Nothing;
  'account-status': { status: string };
  'no-product-known': Nothing;
  'no-product-running': Nothing;
  /** `at` in ISO 8601. */
  'product-expired': { product: string; at: string };
  'products-running': { products: readonly string[] };
  'streams-limit-unknown': { open: number };
  'streams-refused': { open: number; refused: number };
  'streams-of-limit': { open: number; allowed: number };
  'streams-of-limit-refused': { open: number; allowed: number; refused: number };
  'no-address-known': Nothing;
  'one-address': Nothing;
  'several-addresses': { addresses: number };
  /** Each such as `source_offline × 3`. */
  'playback-errors': { errors: readonly string[] };
  'playback-stalled': { stalled: number; sessions: number };
  'playback-nothing': Nothing;
  'playback-fine': { sessions: number };
  'no-problem': Nothing;
  'problems-declared': { titles: readonly string[] };
  'peers-compared': Compared;
  'hit-by-problem': { title: string };
  'plays-for-others': Shared;
  'too-few-others': Shared;
  'nobody-else-known': Nothing;
  'nothing-watched': Nothing;
  'fails-everywhere': { failing: number; peers: number };
  'fails-for-others': Compared;
  'do-clear-account': Nothing;
  'do-offer-renewal': Nothing;
  'do-tell-it-is-known': Nothing;
  'do-stop-streams': Nothing;
  'do-play-book': Nothing;
  'do-ask-first': Nothing;
  'do-report-outage': Nothing;
  'do-tell-provider': Nothing;
  'do-pass-on': { dimension: Dimension; value: string };
}
export type StatementCode = keyof StatementValues;

/** What is said, whatever the language. */
export interface Statement {
  code: StatementCode;
  values: Readonly<Record<string, string | number | readonly string[]>>;
}

export const say = <Code extends StatementCode>(
  code: Code,
  ...[values]: Nothing extends StatementValues[Code] ? [] : [StatementValues[Code]]
): Statement => ({ code, values: { ...values } });
