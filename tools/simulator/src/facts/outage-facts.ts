import {
  ServiceProblemDeclared,
  ServiceProblemHit,
  ServiceProblemLifted,
  ServiceProblemResolved,
  ServiceProblemUpdated,
  type NewEvent,
  type ServiceProblemFacts,
} from '@viewline/events';
import { idFromName } from '@viewline/kernel';
import { hitBy, kickOff } from '../sample/match-night.js';
import { dimensionsOf, failure, lately, watching } from './viewing-facts.js';
import type { Known } from './subscribers.js';

const MINUTE = 60_000;
/** The first channel of every market shows sports. */
const SPORTS = 0;
const DARK_MINUTES = 61;

/** The match night: the picture went at kick-off and was back after an hour. */
export function matchNightFacts(customers: readonly Known[], victims: number, now: Date): NewEvent[] {
  const start = new Date(kickOff(now));
  const end = new Date(start.getTime() + DARK_MINUTES * MINUTE);
  const hit = hitBy(customers, victims);
  const problem = facts('match night', 'Black screen on the sports channels', start, hit, {
    scope: 'general',
    duration: 'temporary',
    priority: 1,
    expectedEnd: new Date(start.getTime() + 45 * MINUTE).toISOString(),
  });
  const { problemId, title } = problem;
  return [
    ...declared(problem, start),
    ServiceProblemUpdated.create(
      { ...problem, expectedEnd: end.toISOString() },
      { time: new Date(start.getTime() + 30 * MINUTE), sequence: 2, id: factId(problemId, 'updated') },
    ),
    ...hit.flatMap((one, n) => strike(one, problem, new Date(start.getTime() + (n % 9) * MINUTE))),
    ...hit.map(({ id }, n) => {
      const since = new Date(start.getTime() + (n % 9) * MINUTE);
      const minutesLost = Math.round((end.getTime() - since.getTime()) / MINUTE);
      return ServiceProblemLifted.create(
        {
          problemId,
          subscriberId: id,
          title,
          since: since.toISOString(),
          until: end.toISOString(),
          minutesLost,
        },
        { time: end, sequence: 2, id: factId(problemId, 'lifted', id) },
      );
    }),
    ServiceProblemResolved.create(
      {
        problemId,
        title,
        startedAt: start.toISOString(),
        resolvedAt: end.toISOString(),
        resolution: 'The encoder of the sports channels was replaced.',
      },
      { time: end, sequence: 3, id: factId(problemId, 'resolved') },
    ),
  ];
}

/** One that goes on right now, in the region of the customer whose story is told first. */
export function presentOutageFacts(customers: readonly Known[], now: Date): NewEvent[] {
  const [first] = customers;
  if (!first) return [];
  const start = new Date(lately(now) - 20 * MINUTE);
  const { region } = first.person.subscriber;
  const hit = customers.filter(({ person }) => person.subscriber.region === region);
  const problem = facts(start.toISOString(), `Buffering in ${region}`, start, hit, {
    scope: 'local',
    duration: 'prolonged',
    priority: 2,
    affected: { regions: [region] },
  });
  return [
    ...declared(problem, start),
    ...hit.flatMap((one, n) => strike(one, problem, new Date(start.getTime() + (n % 15) * MINUTE))),
    // Elsewhere it plays: without these, nobody could tell where the fault is.
    ...customers
      .filter((one) => !hit.includes(one))
      .flatMap((one, n) => (n % 3 === 0 ? [watching(one, now)] : [])),
  ];
}

function facts(
  name: string,
  title: string,
  start: Date,
  hit: readonly Known[],
  more: Pick<ServiceProblemFacts, 'scope' | 'duration' | 'priority'> & Partial<ServiceProblemFacts>,
): ServiceProblemFacts {
  return {
    problemId: idFromName('sample-problem', name, start.toISOString()),
    title,
    category: 'technical',
    startedAt: start.toISOString(),
    affected: { streams: [...new Set(hit.map((one) => dimensionsOf(one, SPORTS).streamId))] },
    statusUrl: 'https://status.viewline.example/',
    ...more,
  };
}

function declared(problem: ServiceProblemFacts, time: Date): NewEvent[] {
  return [
    ServiceProblemDeclared.create(problem, { time, sequence: 1, id: factId(problem.problemId, 'declared') }),
  ];
}

/** The picture goes, and the outage is known to be why. */
function strike(one: Known, { problemId, title }: ServiceProblemFacts, at: Date): NewEvent[] {
  return [
    failure(one, dimensionsOf(one, SPORTS), at, 'source_offline'),
    ServiceProblemHit.create(
      { problemId, subscriberId: one.id, title, since: at.toISOString() },
      { time: at, sequence: 1, id: factId(problemId, 'hit', one.id) },
    ),
  ];
}

const factId = (...name: string[]): string => idFromName('sample-fact', ...name);
