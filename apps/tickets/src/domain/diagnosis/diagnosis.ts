import type { Dimension } from './cohort.js';

export const ANSWERS = ['internal', 'external', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

export const CAUSES = [
  'account',
  'expiry',
  'service-problem',
  'connections',
  'everywhere',
  'stream',
  'server',
  'isp',
  'region',
  'device-class',
  'customer-side',
  'not-enough-known',
] as const;
export type Cause = (typeof CAUSES)[number];

export type CheckOutcome = 'ok' | 'warning' | 'fault' | 'unknown';

export interface Check {
  check: string;
  outcome: CheckOutcome;
  summary: string;
  counts?: Record<string, number>;
}

export interface Verdict {
  answer: Answer;
  cause: Cause;
  summary: string;
  nextStep: string;
  problemId?: string;
}

export interface Diagnosis extends Verdict {
  checks: Check[];
  /** What they watched, from where and on what, as far as it is known. */
  viewing?: Viewing;
}

/** The last that is known of what somebody watched. */
export interface Viewing {
  at: string;
  stream: string;
  streamName?: string;
  server?: string;
  isp?: string;
  region?: string;
  deviceClass?: string;
}

export const valueOn = (viewing: Viewing, dimension: Dimension): string | undefined =>
  dimension === 'device-class' ? viewing.deviceClass : viewing[dimension];
