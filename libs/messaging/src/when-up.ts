import { setTimeout as sleep } from 'node:timers/promises';
import { isPassing } from './sql-state.js';

const LOOK_AGAIN = 250;

interface Patience {
  /** Milliseconds. */
  within?: number;
  /** Which failures may pass by themselves. */
  passes?: (error: unknown) => boolean;
}

/**
 * What has to happen before a service can run. It may start before what it needs does, or while that recovers, and ends
 * only if the trouble lasts.
 */
export async function whenUp<Result>(
  work: () => Promise<Result>,
  { within = 60_000, passes = isPassing }: Patience = {},
): Promise<Result> {
  for (const deadline = Date.now() + within; ; await sleep(LOOK_AGAIN)) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error) || Date.now() > deadline) throw error;
    }
  }
}
