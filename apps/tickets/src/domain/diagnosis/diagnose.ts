import { DIMENSIONS, excess, standingOf, standingOfCohort, type Cohort, type Count } from './cohort.js';
import type { Answer, Cause, CheckFound, Diagnosis, Verdict } from './diagnosis.js';
import type { DiagnosisFacts } from './facts.js';
import { inWords } from './in-words.js';
import {
  accountCheck,
  addressesCheck,
  connectionsCheck,
  expiryCheck,
  playbackCheck,
  problemsCheck,
} from './own-checks.js';
import { compared, peerCheck } from './peer-checks.js';
import { say, type Statement } from './statement.js';

/** A cohort that is this much worse than everybody else is where it is. */
const LOCAL_EXCESS = 0.1;

/**
 * Who broke it: `internal` is the operator's side, `external` the subscriber's or a third party's. Fine for others on
 * the same stream: it is on the subscriber's side; bad for others: at the source; too few others: nobody can say. In
 * English, as it goes on record; by what it found it is told in other languages.
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
  return {
    ...judge(facts, checks),
    checks: checks.map((check) => ({ ...check, summary: inWords(check.finding, 'en') })),
    ...(facts.viewing && { viewing: facts.viewing }),
  };
}

function judge(facts: DiagnosisFacts, checks: readonly CheckFound[]): Verdict {
  const fault = (name: string) => checks.find(({ check, outcome }) => check === name && outcome === 'fault');
  const account = fault('account');
  if (account) return verdict('external', 'account', account.finding, say('do-clear-account'));
  const expiry = fault('expiry');
  if (expiry) return verdict('external', 'expiry', expiry.finding, say('do-offer-renewal'));
  const [problem] = facts.problems;
  if (problem) {
    const hit = say('hit-by-problem', { title: problem.title });
    return {
      ...verdict('internal', 'service-problem', hit, say('do-tell-it-is-known')),
      problemId: problem.problemId,
    };
  }
  const connections = fault('connections');
  if (connections) return verdict('external', 'connections', connections.finding, say('do-stop-streams'));
  return byPeers(facts);
}

function byPeers({ cohorts, everybody, viewing }: DiagnosisFacts): Verdict {
  const bad = cohorts.filter((cohort) => standingOfCohort(cohort) === 'bad');
  const worst = bad.toSorted((a, b) => excess(b) - excess(a) || rank(a) - rank(b))[0];
  if (worst) return badFor(worst, everybody);
  const stream = cohorts.find(({ dimension }) => dimension === 'stream');
  if (stream && standingOf(stream) === 'fine') {
    return verdict('external', 'customer-side', say('plays-for-others', shared(stream)), say('do-play-book'));
  }
  const finding = stream
    ? say('too-few-others', shared(stream))
    : say(viewing ? 'nobody-else-known' : 'nothing-watched');
  return verdict('unknown', 'not-enough-known', finding, say('do-ask-first'));
}

const rank = ({ dimension }: Cohort): number => DIMENSIONS.indexOf(dimension);

function badFor(worst: Cohort, { failing, peers }: Count): Verdict {
  const { dimension, value, others } = worst;
  if (excess(worst) < LOCAL_EXCESS && standingOf(others) === 'bad') {
    const finding = say('fails-everywhere', { failing, peers });
    return verdict('internal', 'everywhere', finding, say('do-report-outage'));
  }
  const finding = say('fails-for-others', compared(worst));
  if (dimension === 'isp') return verdict('external', 'isp', finding, say('do-tell-provider'));
  return verdict('internal', dimension, finding, say('do-pass-on', { dimension, value }));
}

const shared = ({ dimension, value, failing, peers }: Cohort) => ({ dimension, value, failing, peers });

const verdict = (answer: Answer, cause: Cause, finding: Statement, advice: Statement): Verdict => ({
  answer,
  cause,
  finding,
  summary: inWords(finding, 'en'),
  advice,
  nextStep: inWords(advice, 'en'),
});
