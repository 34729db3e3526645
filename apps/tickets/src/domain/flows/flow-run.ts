import type { Check } from '../diagnosis/diagnosis.js';
import { stepNotAsked, unknownAnswer } from './flow.errors.js';
import { isEnd, type Flow, type FlowAnswer, type FlowStep, type StepOutcome } from './flow.js';

export const RUN_STATES = ['running', 'solved', 'ticket', 'not-needed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** One step as it was taken. */
export interface TakenStep {
  /** From 1. */
  position: number;
  step: string;
  /** In English, as it stood in the flow. */
  title: string;
  answer: string;
  answerTitle: string;
  outcome: StepOutcome;
  /** Answered by the diagnosis: nobody was asked. */
  known: boolean;
  note?: string;
  by: string;
  at: Date;
}

export interface FlowRun {
  readonly id: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly subscriberId: string;
  readonly state: RunState;
  /** The one that is asked now. */
  readonly step?: string;
  readonly taken: readonly TakenStep[];
  /** The ticket that it was run for, or that it ended with. */
  readonly ticketId?: string;
  /** What the diagnosis at the start found. */
  readonly checks: readonly Check[];
  readonly startedBy: string;
  readonly startedAt: Date;
}

interface GivenAnswer {
  step: string;
  answer: string;
  note?: string;
  by: string;
  at: Date;
}

/** At its first step that the system cannot answer itself. */
export function startRun(
  flow: Flow,
  begun: Omit<FlowRun, 'state' | 'step' | 'taken' | 'flowId' | 'flowVersion'>,
): FlowRun {
  const run: FlowRun = {
    ...begun,
    flowId: flow.id,
    flowVersion: flow.version,
    state: 'running',
    step: flow.steps[0]!.id,
    taken: [],
  };
  return passKnown(flow, run, begun.startedAt);
}

/** @throws DomainError `flow-run.step-not-asked`, `flow-run.unknown-answer` */
export function answerStep(flow: Flow, run: FlowRun, given: GivenAnswer): FlowRun {
  const step = flow.steps.find(({ id }) => id === given.step);
  if (run.state !== 'running' || run.step !== given.step || !step) throw stepNotAsked(given.step, run.step);
  const answer = step.answers.find(({ id }) => id === given.answer);
  if (!answer) throw unknownAnswer(given.answer, step);
  const { note, by, at } = given;
  return passKnown(
    flow,
    take(run, step, answer, { known: false, by, at, ...(note !== undefined && { note }) }),
    at,
  );
}

/** Whether just this was answered before, such as by a click that came twice. */
export const isAnsweredSo = (
  { taken }: FlowRun,
  { step, answer }: Pick<GivenAnswer, 'step' | 'answer'>,
): boolean => taken.some((one) => one.step === step && one.answer === answer);

/** Takes every step that the diagnosis has answered. */
function passKnown(flow: Flow, run: FlowRun, at: Date): FlowRun {
  for (let now = run; ;) {
    const step = flow.steps.find(({ id }) => now.state === 'running' && id === now.step);
    const answer = step && knownAnswer(step, now.checks);
    if (!step || !answer) return now;
    const note = now.checks.find(({ check }) => check === step.known?.check)?.summary;
    now = take(now, step, answer, { known: true, by: 'diagnosis', at, ...(note !== undefined && { note }) });
  }
}

function knownAnswer({ known, answers }: FlowStep, checks: readonly Check[]): FlowAnswer | undefined {
  const outcome = checks.find(({ check }) => check === known?.check)?.outcome;
  const id = outcome && known?.answers[outcome];
  return answers.find((answer) => answer.id === id);
}

function take(
  { step: _asked, ...run }: FlowRun,
  step: FlowStep,
  { id, title, outcome, next }: FlowAnswer,
  how: Pick<TakenStep, 'known' | 'by' | 'at' | 'note'>,
): FlowRun {
  const taken: TakenStep = {
    position: run.taken.length + 1,
    step: step.id,
    title: step.title.en,
    answer: id,
    answerTitle: title.en,
    outcome,
    ...how,
  };
  return { ...run, taken: [...run.taken, taken], ...(isEnd(next) ? { state: next } : { step: next }) };
}

/** What a ticket is told of the steps taken, one a line. */
export function stepsAsText({ taken }: FlowRun): string {
  return taken
    .map(({ position, title, answerTitle, known, note }) => {
      const how = known ? ' (known, not asked)' : '';
      return `${position}. ${title} ${answerTitle}${how}${note ? `: ${note}` : ''}`;
    })
    .join('\n');
}
