import type { SlotValue } from '../template/slot.js';
import type { HitWord, ProblemWord } from './problem-word.js';

/** The words that an outage needs, in their order. */
export const STAGE_KINDS = ['acknowledgement', 'update', 'all-clear', 'apology'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** One thing that is told of an outage, once to each who is hit. Every new estimate is a stage of its own. */
export interface Stage {
  problemId: string;
  /** Such as `acknowledgement` or `update:2026-03-15T06:00:00.000Z`. */
  name: string;
  kind: StageKind;
  at: Date;
  slots: Readonly<Record<string, SlotValue>>;
}

/** A stage for one subscriber alone. */
export interface PersonalStage extends Stage {
  subscriberId: string;
}

/**
 * What an event adds to what has been told.
 * @param told the estimate that was told last; an update that brings no other one is no news for people
 */
export function stageOf(word: ProblemWord, told: string | null): Stage | undefined {
  const { problemId, at, title, facts, declared, resolvedAt } = word;
  if (resolvedAt !== undefined) {
    return { problemId, name: 'all-clear', kind: 'all-clear', at, slots: { title, resolvedAt } };
  }
  if (!facts) return undefined;
  const eta = facts.expectedEnd;
  if (declared) {
    const slots = { title, since: facts.startedAt, ...(eta !== undefined && { eta }) };
    return { problemId, name: 'acknowledgement', kind: 'acknowledgement', at, slots };
  }
  if (eta === undefined || eta === told) return undefined;
  return { problemId, name: `update:${eta}`, kind: 'update', at, slots: { title, eta } };
}

/** Who is out of it is told so at once, whether or not others still wait; who lost time is apologised to. */
export function personalStages({
  problemId,
  subscriberId,
  title,
  liftedAt,
  lifted,
}: HitWord): PersonalStage[] {
  if (!liftedAt || !lifted) return [];
  const head = { problemId, subscriberId, at: liftedAt };
  const { until: resolvedAt, minutesLost } = lifted;
  const clear = { ...head, name: 'all-clear', kind: 'all-clear', slots: { title, resolvedAt } } as const;
  if (minutesLost < 1) return [clear];
  return [clear, { ...head, name: 'apology', kind: 'apology', slots: { title, minutesLost } }];
}

export const templateOf = (kind: StageKind): string => `outage-${kind}`;

/** An apology can wait; the others are as urgent as the outage. @param priority of the outage, 1 to 10 */
export const severityOf = (kind: StageKind, priority: number): number =>
  kind === 'apology' ? Math.max(priority, 4) : priority;

export const outageKey = (problemId: string, stage: string, subscriberId: string): string =>
  `outage:${problemId}:${stage}:${subscriberId}`;
