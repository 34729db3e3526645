import type { FlowRun, TakenStep } from '../domain/flows/flow-run.js';
import { textIn, type Flow, type FlowLanguage } from '../domain/flows/flow.js';

/** What the agent in front of it sees: what is asked now, and what was. */
export function runView(
  { run, flow, advice }: { run: FlowRun; flow: Flow; advice?: string },
  language: FlowLanguage,
) {
  const step = flow.steps.find(({ id }) => id === run.step);
  return {
    id: run.id,
    flow: { id: flow.id, version: flow.version, title: textIn(flow.title, language) },
    subscriberId: run.subscriberId,
    state: run.state,
    ticketId: run.ticketId ?? null,
    /** Null once it is over. */
    asked: step
      ? {
          step: step.id,
          title: textIn(step.title, language),
          answers: step.answers.map(({ id, title }) => ({ id, title: textIn(title, language) })),
        }
      : null,
    taken: run.taken.map((taken) => takenView(taken, flow, language)),
    advice: advice ?? null,
    startedBy: run.startedBy,
    startedAt: run.startedAt.toISOString(),
  };
}

function takenView({ at, ...taken }: TakenStep, flow: Flow, language: FlowLanguage) {
  const step = flow.steps.find(({ id }) => id === taken.step)!;
  const answer = step.answers.find(({ id }) => id === taken.answer)!;
  return {
    ...taken,
    title: textIn(step.title, language),
    answerTitle: textIn(answer.title, language),
    at: at.toISOString(),
  };
}
