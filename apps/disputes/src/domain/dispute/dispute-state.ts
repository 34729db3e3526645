import type { DisputeState } from '@viewline/events';
import { illegalStep } from './dispute.errors.js';

export const DISPUTE_STEPS = [
  'acknowledge',
  'review',
  'decide',
  'appeal',
  'refer',
  'close',
  'withdraw',
] as const;
export type DisputeStep = (typeof DISPUTE_STEPS)[number];

/** Which step leads where. Whatever is not here is refused. */
export const DISPUTE_MOVES: Readonly<
  Record<DisputeState, Readonly<Partial<Record<DisputeStep, DisputeState>>>>
> = {
  opened: { acknowledge: 'acknowledged', withdraw: 'withdrawn' },
  acknowledged: { review: 'underReview', withdraw: 'withdrawn' },
  underReview: { decide: 'decided', withdraw: 'withdrawn' },
  decided: { appeal: 'appealed', refer: 'referredToAdr', close: 'closed' },
  appealed: { review: 'underReview', refer: 'referredToAdr', withdraw: 'withdrawn' },
  referredToAdr: { close: 'closed', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
};

/** Nothing leads out of it: the case is over. */
export const isOver = (state: DisputeState): boolean => Object.keys(DISPUTE_MOVES[state]).length === 0;

/** @throws DomainError `dispute.illegal-step` */
export function after(state: DisputeState, step: DisputeStep): DisputeState {
  const to = DISPUTE_MOVES[state][step];
  if (!to) throw illegalStep(state, step);
  return to;
}
