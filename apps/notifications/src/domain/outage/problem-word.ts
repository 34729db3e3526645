import {
  ServiceProblemDeclared,
  ServiceProblemHit,
  ServiceProblemLifted,
  ServiceProblemResolved,
  ServiceProblemUpdated,
  type EventEnvelope,
  type ServiceProblemFacts,
} from '@viewline/events';

/** What one event says of an outage as a whole. */
export interface ProblemWord {
  problemId: string;
  at: Date;
  sequence: number;
  title: string;
  facts?: ServiceProblemFacts;
  declared: boolean;
  resolvedAt?: string;
}

/** What one event says of one subscriber in an outage. */
export interface HitWord {
  problemId: string;
  subscriberId: string;
  title: string;
  hitAt: Date;
  liftedAt?: Date;
  /** `until` as the event says it, and what the outage cost. */
  lifted?: { until: string; minutesLost: number };
}

export function problemWord(event: EventEnvelope): ProblemWord | undefined {
  const { sequence } = event;
  const at = new Date(event.time);
  if (ServiceProblemDeclared.is(event) || ServiceProblemUpdated.is(event)) {
    const { data: facts } = event;
    const declared = ServiceProblemDeclared.is(event);
    return { problemId: facts.problemId, title: facts.title, at, sequence, facts, declared };
  }
  if (!ServiceProblemResolved.is(event)) return undefined;
  const { problemId, title, resolvedAt } = event.data;
  return { problemId, title, at, sequence, declared: false, resolvedAt };
}

export function hitWord(event: EventEnvelope): HitWord | undefined {
  const at = new Date(event.time);
  if (ServiceProblemHit.is(event)) {
    const { problemId, subscriberId, title } = event.data;
    return { problemId, subscriberId, title, hitAt: at };
  }
  if (!ServiceProblemLifted.is(event)) return undefined;
  const { problemId, subscriberId, title, since, until, minutesLost } = event.data;
  return {
    problemId,
    subscriberId,
    title,
    hitAt: new Date(since),
    liftedAt: at,
    lifted: { until, minutesLost },
  };
}
