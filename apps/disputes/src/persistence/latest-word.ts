/** Something said of one thing, in its order. */
export interface Word {
  id: string;
  sequence: number;
}

/** Several words on one thing are worth the latest; things come in one order, so that nobody waits for each other. */
export function latestOf<Said extends Word>(words: readonly Said[]): Said[] {
  const byId = new Map<string, Said>();
  for (const word of words) {
    if ((byId.get(word.id)?.sequence ?? 0) <= word.sequence) byId.set(word.id, word);
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
