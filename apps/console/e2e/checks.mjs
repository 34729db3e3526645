/** Checks are collected first, then run one by one, each on a page of its own. */
export const checks = [];

/**
 * @param name a sentence of behaviour
 * @param needs `any`, the `mock`, whose failures can be ordered, or the `product` with all of its services
 */
export const check = (name, run, { needs = 'any', ...context } = {}) =>
  checks.push({ name, run, needs, context });

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

/** Waits until `probe` gives something true; says what it gave last when it never does. */
export async function eventually(probe, what, withinMs = 10_000) {
  const end = Date.now() + withinMs;
  let reason = '';
  do {
    try {
      const found = await probe();
      if (found) return found;
    } catch (error) {
      reason = ` (${error.message})`;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  throw new Error(`never: ${what}${reason}`);
}
