import { DomainError } from './domain-error.js';

/** Splits a whole number by weights (largest remainder, earlier share first on a tie); the shares add up to it. */
export function shares(total: number, weights: readonly number[]): number[] {
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0) || !weights.some(Boolean)) {
    throw new DomainError(
      'invalid',
      'money.bad-weights',
      'weights are whole numbers from 0, at least one above 0',
    );
  }
  // The product of an amount and a weight can leave the range in which a number is exact.
  const amount = BigInt(Math.abs(total));
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  const parts = weights.map((weight, index) => {
    const product = amount * BigInt(weight);
    return { index, floor: product / sum, remainder: product % sum };
  });
  let left = amount - parts.reduce((all, part) => all + part.floor, 0n);
  const result = parts.map((part) => part.floor);
  for (const { index } of parts.toSorted((a, b) =>
    a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : 0,
  )) {
    if (left === 0n) break;
    result[index]! += 1n;
    left -= 1n;
  }
  return result.map((share) => (total < 0 ? -Number(share) : Number(share)));
}
