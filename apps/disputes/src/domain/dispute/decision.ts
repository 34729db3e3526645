import { DisputeDecided, type DisputeOutcome } from '@viewline/events';
import type { Money } from '@viewline/kernel';
import { dueAfter } from './deadline-rules.js';
import { badDecision, belowAward } from './dispute.errors.js';
import type { Dispute, DisputeChange } from './dispute.js';
import { keyOf } from './dispute.js';
import { at, said, step, type StepFacts } from './dispute-steps.js';

export interface Verdict {
  outcome: DisputeOutcome;
  /** What the customer is owed by the whole case; needed where it is upheld in part. */
  amount?: Money | undefined;
}

export interface Decision extends DisputeChange {
  /** What is to be credited beyond what earlier decisions gave; nothing where it is zero. */
  credit: Money;
}

/**
 * Decides a dispute, first or on appeal. The time to appeal begins.
 * @throws DomainError `dispute.bad-decision`, `dispute.below-earlier-decision`, `dispute.illegal-step`
 */
export function decide(dispute: Dispute, verdict: Verdict, facts: StepFacts): Decision {
  const { rule, decisions } = dispute;
  const appealBy = dueAfter(facts.now, rule.appeal, rule.zone);
  const missed = dispute.missed.filter((one) => one !== 'appeal');
  const awarded = awardOf(dispute, verdict);
  const { outcome } = verdict;
  const next = step(dispute, 'decide', facts, {
    outcome,
    awarded,
    appealBy,
    missed,
    decisions: decisions + 1,
  });
  const event = DisputeDecided.create(
    {
      ...keyOf(next),
      outcome,
      amount: awarded.toJSON(),
      onAppeal: decisions > 0,
      ...(facts.note && { note: facts.note }),
      appealBy: appealBy.toISOString(),
      by: facts.by.name,
    },
    at(next, facts),
  );
  return { ...said(next, event), credit: beyond(dispute, awarded) };
}

/** What a body of dispute resolution found, taken over before the case is closed. */
export function takeOver(dispute: Dispute, verdict: Verdict): { dispute: Dispute; credit: Money } {
  const awarded = awardOf(dispute, verdict);
  const { outcome } = verdict;
  return {
    dispute: { ...dispute, outcome, awarded, decisions: dispute.decisions + 1 },
    credit: beyond(dispute, awarded),
  };
}

/** One credit for each decision that gives something. */
export const creditCauseOf = ({ id, decisions }: Dispute): string =>
  decisions === 1 ? id : `${id}#${decisions}`;

function awardOf({ amount: disputed, awarded }: Dispute, { outcome, amount }: Verdict): Money {
  if (amount && amount.currency !== disputed.currency) {
    throw badDecision(`The dispute is in ${disputed.currency}`);
  }
  const whole = { upheld: disputed, rejected: disputed.minus(disputed), partly: undefined }[outcome];
  if (whole && amount && !amount.equals(whole)) {
    throw badDecision(`A dispute that is ${outcome} is worth ${whole.toString()}`);
  }
  const award = whole ?? amount;
  if (!award) throw badDecision('A dispute upheld in part needs an amount');
  if (!whole && (award.minor <= 0 || award.compare(disputed) >= 0)) {
    throw badDecision(`A part of ${disputed.toString()} is more than nothing and less than all`);
  }
  if (awarded && award.compare(awarded) < 0) throw belowAward(awarded.toString());
  return award;
}

const beyond = ({ awarded }: Dispute, award: Money): Money => (awarded ? award.minus(awarded) : award);
