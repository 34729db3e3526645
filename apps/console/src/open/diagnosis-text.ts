import type { DiagnosisCheck } from '../api/work-contract.js';

const WEIGHTS: Readonly<Record<string, number>> = { fault: 0, warning: 1, unknown: 2, ok: 3 };

/** What speaks loudest first; the order of the service otherwise. */
export function checksByWeight(checks: readonly DiagnosisCheck[]): DiagnosisCheck[] {
  return checks.toSorted((a, b) => (WEIGHTS[a.outcome] ?? 2) - (WEIGHTS[b.outcome] ?? 2));
}

/** `14 / 20` for what failed among all, each count by its name otherwise. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const { failing, peers, ...rest } = counts;
  const ratio = failing !== undefined && peers !== undefined ? [`${failing} / ${peers}`] : [];
  const others = ratio.length > 0 ? rest : counts;
  const told = [...ratio, ...Object.entries(others).map(([name, count]) => `${name} ${count}`)];
  return told.length > 0 ? `(${told.join(', ')})` : '';
}
