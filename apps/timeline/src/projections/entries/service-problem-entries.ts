import type {
  EventDefinition,
  ServiceProblemFacts,
  ServiceProblemHit,
  ServiceProblemLifted,
  ServiceProblemResolved,
} from '@viewline/events';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

const outage = { channel: null, kind: 'outage' } as const;

export const serviceProblemDeclared: EntryWriter<ServiceProblemFacts> = (problem) => ({
  ...outage,
  title: `Outage declared: ${problem.title}`,
  details: { ...problem },
});

export const serviceProblemUpdated: EntryWriter<ServiceProblemFacts> = (problem) => ({
  ...outage,
  title: `Outage updated: ${problem.title}`,
  details: { ...problem },
});

export const serviceProblemResolved: EntryWriter<DataOf<typeof ServiceProblemResolved>> = (problem) => ({
  ...outage,
  title: `Outage over: ${problem.title}`,
  text: problem.resolution,
  details: {
    problemId: problem.problemId,
    title: problem.title,
    startedAt: problem.startedAt,
    resolvedAt: problem.resolvedAt,
  },
});

export const serviceProblemHit: EntryWriter<DataOf<typeof ServiceProblemHit>> = (hit) => ({
  ...outage,
  title: `Hit by an outage: ${hit.title}`,
  details: { problemId: hit.problemId, title: hit.title, since: hit.since },
});

export const serviceProblemLifted: EntryWriter<DataOf<typeof ServiceProblemLifted>> = (lift) => ({
  ...outage,
  title: `Back in service after ${lift.minutesLost} ${lift.minutesLost === 1 ? 'minute' : 'minutes'}: ${lift.title}`,
  details: {
    problemId: lift.problemId,
    title: lift.title,
    since: lift.since,
    until: lift.until,
    minutesLost: lift.minutesLost,
  },
});
