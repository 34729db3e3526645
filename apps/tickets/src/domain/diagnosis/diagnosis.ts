import type { Dimension } from './cohort.js';
import type { Statement } from './statement.js';

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
  /** What `summary` says, whatever the language; absent of what was written down as words only. */
  finding?: Statement;
  summary: string;
  counts?: Record<string, number>;
}

/** A check that is not put into words yet. */
export interface CheckFound extends Omit<Check, 'summary'> {
  finding: Statement;
}

export interface Verdict {
  answer: Answer;
  cause: Cause;
  finding: Statement;
  summary: string;
  /** What `nextStep` says. */
  advice: Statement;
  nextStep: string;
  problemId?: string;
}

export interface Diagnosis extends Verdict {
  checks: Check[];
  /** What they watched, from where and on what, as far as it is known. */
  viewing?: Viewing;
}

/** As it stands on record: one from before there were codes has words only. */
export interface DiagnosisOnRecord extends Omit<Diagnosis, 'finding' | 'advice'> {
  finding?: Statement;
  advice?: Statement;
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
