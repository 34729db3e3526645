import type { DiagnosisCheck } from '../api/work-contract.js';

const WEIGHTS: Readonly<Record<string, number>> = { fault: 0, warning: 1, unknown: 2, ok: 3 };

/** What speaks loudest first; the order of the service otherwise. */
export function checksByWeight(checks: readonly DiagnosisCheck[]): DiagnosisCheck[] {
  return checks.toSorted((a, b) => (WEIGHTS[a.outcome] ?? 2) - (WEIGHTS[b.outcome] ?? 2));
}

/** `(14 / 20)`: how many fail among all, where a check compares. Its other counts stand in its sentence. */
export function ratioText({ failing, peers }: Readonly<Record<string, number>>): string {
  return failing === undefined || peers === undefined ? '' : `(${failing} / ${peers})`;
}
