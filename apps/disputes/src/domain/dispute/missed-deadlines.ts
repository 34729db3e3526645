import { type DisputeDeadline, DisputeDeadlineMissed, type DisputeState } from '@viewline/events';
import { type Dispute, type DisputeChange, keyOf } from './dispute.js';

const RUNNING: Readonly<Record<DisputeState, readonly DisputeDeadline[]>> = {
  opened: ['acknowledge', 'decide'],
  acknowledged: ['decide'],
  underReview: ['decide'],
  decided: ['appeal'],
  appealed: ['decide'],
  referredToAdr: [],
  closed: [],
  withdrawn: [],
};

interface Due {
  deadline: DisputeDeadline;
  dueAt: Date;
}

/** Deadlines that run and were not said to be missed yet, the next first. */
export function runningDeadlines(dispute: Dispute): Due[] {
  const dueAt = { acknowledge: dispute.acknowledgeBy, decide: dispute.decideBy, appeal: dispute.appealBy };
  return RUNNING[dispute.state]
    .filter((deadline) => !dispute.missed.includes(deadline))
    .flatMap((deadline) => {
      const at = dueAt[deadline];
      return at ? [{ deadline, dueAt: at }] : [];
    })
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** Says each deadline that has passed, once. */
export function missDeadlines(dispute: Dispute, now: Date): DisputeChange {
  const passed = runningDeadlines(dispute).filter(({ dueAt }) => dueAt < now);
  if (passed.length === 0) return { dispute, events: [] };
  return {
    dispute: {
      ...dispute,
      missed: [...dispute.missed, ...passed.map(({ deadline }) => deadline)],
      version: dispute.version + 1,
      sequence: dispute.sequence + passed.length,
    },
    events: passed.map(({ deadline, dueAt }, index) =>
      DisputeDeadlineMissed.create(
        { ...keyOf(dispute), deadline, dueAt: dueAt.toISOString() },
        { time: now, sequence: dispute.sequence + index + 1 },
      ),
    ),
  };
}
