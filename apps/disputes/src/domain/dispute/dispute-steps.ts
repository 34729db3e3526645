import {
  DisputeAppealed,
  DisputeClosed,
  DisputeReferred,
  DisputeStateChanged,
  type NewEvent,
} from '@viewline/events';
import type { Signature } from '../credit/actor.js';
import { dueAfter } from './deadline-rules.js';
import { tooLateToAppeal } from './dispute.errors.js';
import { type Dispute, type DisputeChange, keyOf } from './dispute.js';
import { after, type DisputeStep } from './dispute-state.js';

/** Who takes a step and when. */
export interface StepFacts {
  by: Signature;
  now: Date;
  note?: string | undefined;
}

/** @throws DomainError `dispute.illegal-step` */
export function step(
  dispute: Dispute,
  name: DisputeStep,
  { by, now, note }: StepFacts,
  change: Partial<Dispute> = {},
): Dispute {
  const state = after(dispute.state, name);
  const entry = { from: dispute.state, to: state, by: by.name, at: now.toISOString(), ...(note && { note }) };
  return {
    ...dispute,
    ...change,
    state,
    version: dispute.version + 1,
    sequence: dispute.sequence + 1,
    history: [...dispute.history, entry],
  };
}

/** Acknowledges or takes under review. */
export function proceed(dispute: Dispute, name: 'acknowledge' | 'review', facts: StepFacts): DisputeChange {
  const next = step(dispute, name, facts);
  const data = { ...keyOf(next), fromState: dispute.state, toState: next.state, by: facts.by.name };
  return said(next, DisputeStateChanged.create(data, at(next, facts)));
}

/** The time to decide begins anew. @throws DomainError `dispute.appeal-too-late` */
export function appeal(dispute: Dispute, grounds: string, facts: StepFacts): DisputeChange {
  const { appealBy, rule } = dispute;
  const decideBy = dueAfter(facts.now, rule.decide, rule.zone);
  const missed = dispute.missed.filter((one) => one !== 'decide');
  const next = step(dispute, 'appeal', { ...facts, note: grounds }, { decideBy, missed });
  if (appealBy && facts.now > appealBy) throw tooLateToAppeal(appealBy);
  const data = { ...keyOf(next), grounds, decideBy: decideBy.toISOString(), by: facts.by.name };
  return said(next, DisputeAppealed.create(data, at(next, facts)));
}

/** To a body outside the operator. */
export function refer(
  dispute: Dispute,
  { body, caseNumber }: { body: string; caseNumber?: string | undefined },
  facts: StepFacts,
): DisputeChange {
  const next = step(dispute, 'refer', facts, { adrBody: body, adrCaseNumber: caseNumber ?? null });
  const data = { ...keyOf(next), body, ...(caseNumber && { caseNumber }), by: facts.by.name };
  return said(next, DisputeReferred.create(data, at(next, facts)));
}

export function close(dispute: Dispute, facts: StepFacts): DisputeChange {
  const resolution = dispute.state === 'referredToAdr' ? 'adr' : 'decided';
  return ended(step(dispute, 'close', facts), resolution, facts);
}

export function withdraw(dispute: Dispute, facts: StepFacts): DisputeChange {
  return ended(step(dispute, 'withdraw', facts), 'withdrawn', facts);
}

function ended(next: Dispute, resolution: 'decided' | 'adr' | 'withdrawn', facts: StepFacts): DisputeChange {
  const data = {
    ...keyOf(next),
    resolution,
    ...(next.outcome && { outcome: next.outcome }),
    ...(next.awarded && { amount: next.awarded.toJSON() }),
    ...(facts.note && { note: facts.note }),
    by: facts.by.name,
  };
  return said(next, DisputeClosed.create(data, at(next, facts)));
}

export const at = ({ sequence }: Dispute, { now }: StepFacts) => ({ time: now, sequence });

export const said = (dispute: Dispute, event: NewEvent): DisputeChange => ({ dispute, events: [event] });
