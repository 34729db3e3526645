import type { Struck } from './kills/killer.js';
import type { TortureOptions } from './options.js';
import { quantile } from './quantile.js';
import type { AccountFindings } from './verify/account-check.js';
import type { LogFindings } from './verify/log-check.js';
import type { TimelineFindings } from './verify/timeline-check.js';
import type { Count, WorkFindings } from './workload/work-check.js';

export interface Evidence {
  options: TortureOptions;
  /** Seconds under load. */
  seconds: number;
  acknowledged: number;
  attempts: number;
  struck: readonly Struck[];
  timeline: TimelineFindings;
  log: LogFindings;
  accounts: AccountFindings;
  movedBack: readonly string[];
  work: WorkFindings;
  /** Which service ended by itself how often. */
  deaths: Readonly<Record<string, number>>;
}

export interface Verdict {
  isGood: boolean;
  /** A service ended without our doing. It was started again and nothing came of it, but nobody told it to. */
  hasDeaths: boolean;
  lines: string[];
  json: object;
}

/** Named on the page at most so many of a kind. */
const EXAMPLES = 5;

export function judge(evidence: Evidence): Verdict {
  const { options, struck, timeline, log, accounts, movedBack, work } = evidence;
  const recoveries = struck.flatMap(({ recovery }) => recovery ?? []);
  const stuck = struck.filter(({ recovery }) => recovery === undefined).map(({ name }) => name);
  const faults = {
    lost: [...new Set([...timeline.lost, ...log.missing])],
    duplicated: timeline.duplicated,
    'out of order on the log': log.outOfOrder,
    'out of order on the timeline': timeline.outOfOrder,
    'position moved back': movedBack,
    'no progress any more after': stuck,
    'completeness wrong': accounts.incomplete,
    ...faultsOf('grants', work.grants),
    ...faultsOf('compensation', work.compensation),
    ...faultsOf('sends', work.sends),
    ...faultsOf('tickets', work.tickets),
    'dead letters': Array.from({ length: accounts.deadLetters }, (_, n) => `#${n + 1}`),
  };
  const recovery = {
    p50: quantile(recoveries, 0.5),
    p95: quantile(recoveries, 0.95),
    max: quantile(recoveries, 1),
  };
  const rate = Math.round(evidence.acknowledged / evidence.seconds);
  const outOfOrder = log.outOfOrder.length + timeline.outOfOrder.length;
  const counts = { lost: faults.lost.length, duplicated: faults.duplicated.length, outOfOrder };
  const deaths = Object.entries(evidence.deaths).filter(([, times]) => times > 0);
  return {
    isGood: Object.values(faults).every((found) => found.length === 0),
    hasDeaths: deaths.length > 0,
    lines: [
      `log ${options.log}, seed ${options.seed}${options.mutant ? `, mutant ${options.mutant}` : ''}`,
      `${evidence.acknowledged} contacts acknowledged in ${Math.round(evidence.seconds)} s (${rate}/s, ${options.rate}/s wanted), ${evidence.attempts} requests`,
      `recovery p50 ${recovery.p50 ?? '-'} ms, p95 ${recovery.p95 ?? '-'} ms, max ${recovery.max ?? '-'} ms`,
      `${log.repeated} repeated on the log and recognised by the consumer${log.events === evidence.acknowledged ? '' : `, ${log.events} events on it`}`,
      ...deaths.map(([name, times]) => `${name} ended by itself ${times} times and was started again`),
      ...Object.entries(faults)
        .filter(([, found]) => found.length > 0)
        .map(([fault, found]) => `FAULT ${fault}: ${found.length} (${found.slice(0, EXAMPLES).join(', ')})`),
      summary('grants', work.grants),
      summary('compensation runs', work.compensation),
      `${summary('sends', work.sends)}, accepted ${work.sends.accepted} uncertain ${work.sends.uncertain}`,
      summary('ticket commands', work.tickets),
      `kills ${struck.length} lost ${counts.lost} duplicated ${counts.duplicated} out-of-order ${outOfOrder}`,
    ],
    json: {
      ...options,
      ...counts,
      struck,
      recovery,
      acknowledged: evidence.acknowledged,
      seconds: evidence.seconds,
      ratePerSecond: rate,
      repeatedOnLog: log.repeated,
      work: Object.fromEntries(Object.entries(work).map(([name, count]) => [name, figures(count)])),
      deaths: evidence.deaths,
      faults,
    },
  };
}

function summary(name: string, count: Count): string {
  const { acknowledged, lost, duplicated, wrong } = figures(count);
  return `${name} ${acknowledged} lost ${lost} duplicated ${duplicated} wrong ${wrong}`;
}

function figures({ acknowledged, lost, duplicated, wrong }: Count) {
  return { acknowledged, lost: lost.length, duplicated: duplicated.length, wrong: wrong.length };
}

function faultsOf(name: string, { lost, duplicated, wrong }: Count): Record<string, readonly string[]> {
  return { [`${name} lost`]: lost, [`${name} duplicated`]: duplicated, [`${name} wrong`]: wrong };
}
