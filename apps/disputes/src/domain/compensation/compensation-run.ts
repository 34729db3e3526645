import { Money } from '@viewline/kernel';
import { isSamePerson, type Signature } from '../credit/actor.js';
import { isWithin } from '../credit/credit-limits.js';
import { operatorNeeded, runNotIn, secondPersonNeeded } from './compensation.errors.js';
import type { Simulation } from './simulation.js';

export const RUN_STATUSES = [
  'simulated',
  'awaiting-approval',
  'granting',
  'finished',
  'stopped',
  'declined',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** One outage and one version of a pack: simulated first, then granted as it was simulated. */
export interface CompensationRun {
  id: string;
  problemId: string;
  pack: string;
  version: number;
  status: RunStatus;
  simulation: Simulation;
  simulatedBy: Signature;
  simulatedAt: Date;
  requestedBy: Signature | null;
  requestedAt: Date | null;
  /** Also who declined. */
  decidedBy: Signature | null;
  decidedAt: Date | null;
  /** Up to here, by subscriber id. */
  cursor: string | null;
  granted: { people: number; minor: number };
  /** Of the affected so far, those who were given nothing by this run. */
  passedOver: number;
  endedAt: Date | null;
  /** Of a run that stopped by itself. */
  stopReason: string | null;
}

export const costOf = ({ simulation: { cost } }: CompensationRun): Money =>
  Money.of(cost.minor, cost.currency);

/** Within the requester's own limit it begins at once, above it somebody else has to approve the sum. */
export function requestGrant(
  run: CompensationRun,
  by: Signature,
  authority: Money,
  now: Date,
): CompensationRun {
  if (run.status !== 'simulated') throw runNotIn(run.status);
  const status = isWithin(costOf(run), authority) ? 'granting' : 'awaiting-approval';
  return { ...run, status, requestedBy: by, requestedAt: now };
}

/** The sum of a whole outage is above any one person's limit, so two people answer for it, one of them an operator. */
export function approveRun(
  run: CompensationRun,
  by: Signature,
  roles: readonly string[],
  now: Date,
): CompensationRun {
  if (run.status !== 'awaiting-approval') throw runNotIn(run.status);
  if (isSamePerson(run.requestedBy!, by)) throw secondPersonNeeded();
  if (!roles.includes('operator')) throw operatorNeeded();
  return { ...run, status: 'granting', decidedBy: by, decidedAt: now };
}

export function declineRun(run: CompensationRun, by: Signature, now: Date): CompensationRun {
  if (run.status !== 'awaiting-approval' && run.status !== 'simulated') throw runNotIn(run.status);
  return { ...run, status: 'declined', decidedBy: by, decidedAt: now, endedAt: now };
}

/** Money beyond what was simulated and approved is never given: facts may have come in or changed since. */
export const exceedsSimulation = (run: CompensationRun, more: number): boolean =>
  run.granted.minor + more > run.simulation.cost.minor;

/** One cause per outage and pack, whatever its version: nobody is compensated twice. */
export const causeOf = ({ problemId, pack }: Pick<CompensationRun, 'problemId' | 'pack'>) => ({
  kind: 'compensation' as const,
  id: `${problemId}/${pack}`,
});
