import type { ServiceProblemFacts } from '@viewline/events';
import type { Cohort, Count } from './cohort.js';
import type { Viewing } from './diagnosis.js';

export interface ProductFact {
  name: string;
  kind?: string;
  status?: string;
  /** Absent: it never expires. */
  expiresAt?: Date;
  connections?: number;
}

/** Everything that a diagnosis looks at, as it is at one moment. */
export interface DiagnosisFacts {
  now: Date;
  /** Absent: nobody told us of them. */
  account?: { status?: string; removed: boolean };
  products: readonly ProductFact[];
  /** Sessions that go on now. */
  openSessions: number;
  /** Distinct network addresses of those. */
  addresses: number;
  /** The subscriber's own in the last hour, by code. */
  errors: ReadonlyMap<string, number>;
  /** Of the subscriber's own sessions in the last hour. */
  stalls: { sessions: number; stalledSessions: number };
  viewing?: Viewing;
  cohorts: readonly Cohort[];
  everybody: Count;
  /** Declared, not over, and said to hit this subscriber or what they watch. */
  problems: readonly ServiceProblemFacts[];
}
