import { checkIn, inWords } from '../domain/diagnosis/in-words.js';
import type { Statement } from '../domain/diagnosis/statement.js';
import type { FlowRun, TakenStep } from '../domain/flows/flow-run.js';
import { textIn, type Flow } from '../domain/flows/flow.js';
import type { Language } from '../domain/language.js';

/** What the agent in front of it sees: what is asked now, and what was. */
export function runView(
  { run, flow, advice }: { run: FlowRun; flow: Flow; advice?: Statement },
  language: Language,
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
    taken: run.taken.map((taken) => takenView(taken, run, flow, language)),
    advice: advice ? inWords(advice, language) : null,
    startedBy: run.startedBy,
    startedAt: run.startedAt.toISOString(),
  };
}

function takenView({ at, ...taken }: TakenStep, { checks }: FlowRun, flow: Flow, language: Language) {
  const step = flow.steps.find(({ id }) => id === taken.step)!;
  const answer = step.answers.find(({ id }) => id === taken.answer)!;
  const known = taken.known ? checks.find(({ check }) => check === step.known?.check) : undefined;
  return {
    ...taken,
    title: textIn(step.title, language),
    answerTitle: textIn(answer.title, language),
    ...(known && { note: checkIn(known, language).summary }),
    at: at.toISOString(),
  };
}
