import { standingOfCohort, type Cohort, type Dimension, type Standing } from './cohort.js';
import type { Check, CheckOutcome } from './diagnosis.js';

const OUTCOMES: Readonly<Record<Standing, CheckOutcome>> = {
  bad: 'fault',
  fine: 'ok',
  unclear: 'warning',
  'too-few': 'unknown',
};

const NAMES: Readonly<Record<Dimension, string>> = {
  stream: 'peers-on-stream',
  server: 'peers-on-server',
  isp: 'peers-on-isp',
  region: 'peers-in-region',
  'device-class': 'peers-on-device-class',
};

export function peerCheck(cohort: Cohort): Check {
  const { dimension, value, peers, failing, others } = cohort;
  return {
    check: NAMES[dimension],
    outcome: OUTCOMES[standingOfCohort(cohort)],
    summary: `${saying(dimension, value)}: ${failing} of ${peers} others fail; elsewhere ${others.failing} of ${others.peers}`,
    counts: { failing, peers, failingElsewhere: others.failing, peersElsewhere: others.peers },
  };
}

/** Such as `server edge-ruh-3`. */
export const saying = (dimension: Dimension, value: string): string =>
  `${dimension.replace('isp', 'provider').replace('-', ' ')} ${value}`;
