/** Of several words on one thing, the one with the highest sequence. */
export function latestBy<T extends { sequence: number }>(items: readonly T[], key: (item: T) => string): T[] {
  const latest = new Map<string, T>();
  for (const item of items) {
    const known = latest.get(key(item));
    if (!known || item.sequence >= known.sequence) latest.set(key(item), item);
  }
  // Rows are locked in one order by every consumer.
  return [...latest.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
