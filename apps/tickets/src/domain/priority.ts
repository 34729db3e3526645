/** From the lowest, in the words of TMF621's examples. */
const LADDER = ['Low', 'Medium', 'High', 'Critical'] as const;

/** One step up: of a number the next smaller one, of a word the next on the ladder; at the top it stays. */
export function raisedPriority(priority: string | undefined): string {
  const number = /^[1-9]\d{0,3}$/.test(priority ?? '') ? Number(priority) : undefined;
  if (number !== undefined) return String(Math.max(1, number - 1));
  const step = LADDER.findIndex((word) => word.toLowerCase() === priority?.trim().toLowerCase());
  // Somebody else's word, or none: what is escalated is at least high.
  if (step < 0) return 'High';
  return LADDER[Math.min(step + 1, LADDER.length - 1)]!;
}
