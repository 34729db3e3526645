import type { CheckOutcome } from '../diagnosis/diagnosis.js';
import type { Language } from '../language.js';

/** English always, other languages where somebody wrote them. */
export type FlowText = { en: string } & Partial<Record<Language, string>>;

/** How a flow ends, beside its steps a thing that may come next. */
export const FLOW_ENDS = ['solved', 'ticket'] as const;
export type FlowEnd = (typeof FLOW_ENDS)[number];

export const STEP_OUTCOMES = ['done', 'helped', 'did-not-help', 'skipped', 'not-possible'] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

export interface FlowAnswer {
  id: string;
  title: FlowText;
  outcome: StepOutcome;
  /** A later step, or an end. */
  next: string;
}

export interface FlowStep {
  id: string;
  title: FlowText;
  /** What a check of the diagnosis has answered already: an answer's id by the check's outcome. */
  known?: { check: string; answers: Partial<Record<CheckOutcome, string>> };
  /** It costs the subscriber something, such as their settings: nothing milder may come after it. */
  lastResort?: boolean;
  answers: readonly FlowAnswer[];
}

/** Data, so that it is changed without a release: steps in the order in which they are tried. */
export interface Flow {
  id: string;
  version: number;
  title: FlowText;
  /** TMF621 type of the ticket that it may end with. */
  ticketType: string;
  steps: readonly FlowStep[];
}

export const isEnd = (next: string): next is FlowEnd => (FLOW_ENDS as readonly string[]).includes(next);

export const textIn = (text: FlowText, language: Language): string => text[language] ?? text.en;
