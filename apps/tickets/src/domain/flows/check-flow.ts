import type { ErrorDetail } from '@viewline/kernel';
import { isEnd, type Flow } from './flow.js';

/** What is wrong with a flow; nothing where it always comes to an end, by steps that get harder and never milder. */
export function checkFlow({ steps }: Pick<Flow, 'steps'>): ErrorDetail[] {
  const place = new Map(steps.map(({ id }, i) => [id, i]));
  const problems: ErrorDetail[] = [];
  const complain = (path: string, message: string) => problems.push({ path, message });
  if (steps.length === 0) complain('steps', 'a flow has a step');
  const reached = new Set(steps.length > 0 ? [steps[0]!.id] : []);
  let wasLastResort = false;
  for (const [i, step] of steps.entries()) {
    const path = `steps.${i}`;
    const answers = new Set(step.answers.map(({ id }) => id));
    if (place.get(step.id) !== i || isEnd(step.id)) complain(`${path}.id`, 'is taken');
    if (!reached.has(step.id)) complain(path, 'no answer before it leads here');
    if (wasLastResort && !step.lastResort) complain(path, 'comes after the last resort');
    wasLastResort ||= step.lastResort === true;
    if (answers.size !== step.answers.length) complain(`${path}.answers`, 'two answers are called the same');
    if (answers.size === 0) complain(`${path}.answers`, 'there is no answer');
    for (const [j, { next }] of step.answers.entries()) {
      if (isEnd(next)) continue;
      if ((place.get(next) ?? -1) <= i) complain(`${path}.answers.${j}.next`, 'names no later step');
      reached.add(next);
    }
    for (const known of Object.values(step.known?.answers ?? {})) {
      if (!answers.has(known)) complain(`${path}.known`, 'names no answer of this step');
    }
  }
  return problems;
}
