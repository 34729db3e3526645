import { DIMENSIONS, excess, standingOf, standingOfCohort, type Cohort } from './cohort.js';
import type { Check, Diagnosis, Verdict } from './diagnosis.js';
import type { DiagnosisFacts } from './facts.js';
import {
  accountCheck,
  addressesCheck,
  connectionsCheck,
  expiryCheck,
  playbackCheck,
  problemsCheck,
} from './own-checks.js';
import { peerCheck, saying } from './peer-checks.js';

/** A cohort that is this much worse than everybody else is where it is. */
const LOCAL_EXCESS = 0.1;

/**
 * Who broke it: `internal` is the operator's side, `external` the subscriber's or a third party's. Fine for others on
 * the same stream: it is on the subscriber's side; bad for others: at the source; too few others: nobody can say.
 */
export function diagnose(facts: DiagnosisFacts): Diagnosis {
  const checks = [
    accountCheck(facts),
    expiryCheck(facts),
    connectionsCheck(facts),
    addressesCheck(facts),
    playbackCheck(facts),
    problemsCheck(facts),
    ...facts.cohorts.map(peerCheck),
  ];
  return { ...judge(facts, checks), checks, ...(facts.viewing && { viewing: facts.viewing }) };
}

function judge(facts: DiagnosisFacts, checks: readonly Check[]): Verdict {
  const fault = (name: string) => checks.find(({ check, outcome }) => check === name && outcome === 'fault');
  const account = fault('account');
  if (account) {
    return external(
      'account',
      account.summary,
      'Clear the account up with them before looking at anything technical',
    );
  }
  const expiry = fault('expiry');
  if (expiry) return external('expiry', expiry.summary, 'Offer to renew the product');
  const [problem] = facts.problems;
  if (problem) {
    return {
      answer: 'internal',
      cause: 'service-problem',
      summary: `A declared problem hits them: ${problem.title}`.slice(0, 1000),
      nextStep: 'Tell them it is known and when it is expected to be over; open no ticket of its own',
      problemId: problem.problemId,
    };
  }
  const connections = fault('connections');
  if (connections) {
    return external('connections', connections.summary, 'Stop the other streams, or offer more connections');
  }
  return byPeers(facts);
}

function byPeers({ cohorts, everybody, viewing }: DiagnosisFacts): Verdict {
  const bad = cohorts.filter((cohort) => standingOfCohort(cohort) === 'bad');
  const worst = bad.toSorted((a, b) => excess(b) - excess(a) || rank(a) - rank(b))[0];
  if (worst) return badFor(worst, everybody);
  const stream = cohorts.find(({ dimension }) => dimension === 'stream');
  if (stream && standingOf(stream) === 'fine') {
    const summary = `It plays for others: ${stream.failing} of ${stream.peers} fail on ${saying('stream', stream.value)}`;
    return external(
      'customer-side',
      summary,
      'Run the buffering play-book: it is their line, device or player',
    );
  }
  return {
    answer: 'unknown',
    cause: 'not-enough-known',
    summary: stream
      ? `Too little to say: ${stream.failing} of ${stream.peers} others fail on ${saying('stream', stream.value)}`
      : viewing
        ? 'Nobody else is known on what they watch'
        : 'Nothing is known of what they watched in the last day',
    nextStep: 'Ask which channel and device it is and since when, then run the buffering play-book',
  };
}

const rank = ({ dimension }: Cohort): number => DIMENSIONS.indexOf(dimension);

function badFor(worst: Cohort, everybody: { peers: number; failing: number }): Verdict {
  const { dimension, value, peers, failing, others } = worst;
  if (excess(worst) < LOCAL_EXCESS && standingOf(others) === 'bad') {
    return {
      answer: 'internal',
      cause: 'everywhere',
      summary: `It fails everywhere: ${everybody.failing} of ${everybody.peers} others`,
      nextStep: 'Report a general outage to operations at once',
    };
  }
  const summary = `It fails for others too: ${failing} of ${peers} on ${saying(dimension, value)}, elsewhere ${others.failing} of ${others.peers}`;
  if (dimension === 'isp') {
    return external(
      'isp',
      summary,
      'Tell them that their internet provider has trouble, and note it for operations',
    );
  }
  return {
    answer: 'internal',
    cause: dimension,
    summary,
    nextStep: `Pass it on to operations: ${saying(dimension, value)}; spare the subscriber the play-book`,
  };
}

const external = (cause: Verdict['cause'], summary: string, nextStep: string): Verdict => ({
  answer: 'external',
  cause,
  summary,
  nextStep,
});
