import { createHash } from 'node:crypto';

/** Chance that repeats itself: the same seed tells the same story. */
export class Random {
  private state: number;

  constructor(seed: string) {
    this.state = createHash('sha256').update(seed).digest().readUInt32LE();
  }

  /** In [0, 1). Mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** One of the keys, as often as its weight says. */
  weighted<Key extends string | number>(weights: readonly (readonly [Key, number])[]): Key {
    let left = this.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of weights) {
      left -= weight;
      if (left < 0) return key;
    }
    return weights.at(-1)![0];
  }
}

/** 64 hexadecimal digits that stand for a name: every id that a vendor would have given. */
export function hexOf(...name: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(name)).digest('hex');
}

/** The same as a whole number of at most `digits` digits, never 0. */
export function numberOf(digits: number, ...name: readonly (string | number)[]): string {
  return String((BigInt(`0x${hexOf(...name).slice(0, 24)}`) % (10n ** BigInt(digits) - 1n)) + 1n);
}
