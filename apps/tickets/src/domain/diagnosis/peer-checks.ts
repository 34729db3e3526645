import { standingOfCohort, type Cohort, type Dimension, type Standing } from './cohort.js';
import type { CheckFound, CheckOutcome } from './diagnosis.js';
import { say } from './statement.js';

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

export function peerCheck(cohort: Cohort): CheckFound {
  const { failing, peers, others } = cohort;
  return {
    check: NAMES[cohort.dimension],
    outcome: OUTCOMES[standingOfCohort(cohort)],
    finding: say('peers-compared', compared(cohort)),
    counts: { failing, peers, failingElsewhere: others.failing, peersElsewhere: others.peers },
  };
}

/** What is said of a cohort beside everybody else. */
export const compared = ({ dimension, value, peers, failing, others }: Cohort) => ({
  dimension,
  value,
  failing,
  peers,
  failingElsewhere: others.failing,
  peersElsewhere: others.peers,
});
