import type { ContactUpdatedFact } from '../domain/channel-fact.js';

/** A report as JSON has it: times are text. */
export interface StoredReport extends Omit<ContactUpdatedFact, 'at' | 'changes'> {
  at: string;
  changes: Omit<ContactUpdatedFact['changes'], 'startedAt' | 'endedAt'> & {
    startedAt?: string;
    endedAt?: string;
  };
}

export function fromStoredReport({ at, changes, ...report }: StoredReport): ContactUpdatedFact {
  const { startedAt, endedAt, ...rest } = changes;
  return {
    ...report,
    at: new Date(at),
    changes: {
      ...rest,
      ...(startedAt && { startedAt: new Date(startedAt) }),
      ...(endedAt && { endedAt: new Date(endedAt) }),
    },
  };
}
