import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

export interface Patience {
  /** Milliseconds until we give up. */
  within?: number;
  /** Milliseconds between two looks. */
  every?: number;
}

/**
 * Looks again and again until the probe neither throws nor returns `false`, and gives back what it returned.
 * Put expectations inside, or return a condition. Returning nothing counts as having seen it.
 * @throws with what was last seen when that does not happen in time
 */
export async function eventually<Seen>(
  probe: () => Seen | Promise<Seen>,
  { within = 10_000, every = 20 }: Patience = {},
): Promise<Exclude<Seen, false>> {
  const started = performance.now();
  for (let looks = 1; ; looks++) {
    const look = await attempt(probe);
    if (look.settled) return look.seen;
    if (performance.now() - started >= within) {
      throw new Error(`Not seen within ${within} ms (looked ${looks} times). Last seen: ${look.told}`, {
        cause: look.cause,
      });
    }
    await sleep(every);
  }
}

type Look<Seen> =
  { settled: true; seen: Exclude<Seen, false> } | { settled: false; told: string; cause?: unknown };

async function attempt<Seen>(probe: () => Seen | Promise<Seen>): Promise<Look<Seen>> {
  try {
    const seen = await probe();
    if (seen === false) return { settled: false, told: 'false' };
    return { settled: true, seen: seen as Exclude<Seen, false> };
  } catch (cause) {
    return { settled: false, told: cause instanceof Error ? cause.message : inspect(cause), cause };
  }
}
