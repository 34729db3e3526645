export interface Sighting {
  subscriberId: string;
  /** When it happened, milliseconds. */
  at: number;
}

/**
 * Whether any `window` milliseconds, both ends included, saw at least `threshold` distinct subscribers. In any order,
 * doubles and all.
 */
export function passesThreshold(
  sightings: readonly Sighting[],
  { threshold, window }: { threshold: number; window: number },
): boolean {
  const ordered = sightings.toSorted((a, b) => a.at - b.at);
  const inside = new Map<string, number>();
  let oldest = 0;
  for (const { subscriberId, at } of ordered) {
    inside.set(subscriberId, (inside.get(subscriberId) ?? 0) + 1);
    for (; ordered[oldest]!.at < at - window; oldest++) leave(inside, ordered[oldest]!.subscriberId);
    if (inside.size >= threshold) return true;
  }
  return false;
}

function leave(inside: Map<string, number>, subscriberId: string): void {
  const left = inside.get(subscriberId)! - 1;
  if (left === 0) inside.delete(subscriberId);
  else inside.set(subscriberId, left);
}
