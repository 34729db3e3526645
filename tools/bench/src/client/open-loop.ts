import { setTimeout as sleep } from 'node:timers/promises';

const TICK = 1;

/**
 * Sends at a given rate whatever the answers do, as the world does; waits for the last answers.
 * @returns how many were not sent, because `most` were still unanswered, or refused
 */
export async function openLoop(
  send: () => Promise<boolean>,
  { rate, seconds, most }: { rate: number; seconds: number; most: number },
): Promise<number> {
  const startedAt = performance.now();
  const open = new Set<Promise<unknown>>();
  let held = 0;
  for (let due = 0; due < rate * seconds; await sleep(TICK)) {
    const elapsed = (performance.now() - startedAt) / 1000;
    for (; due < Math.min(elapsed, seconds) * rate; due++) {
      if (open.size >= most) {
        held += 1;
        continue;
      }
      const sent: Promise<void> = send().then((isGood) => {
        open.delete(sent);
        if (!isGood) held += 1;
      });
      // Heard here as well: nobody else listens until the end.
      sent.catch(() => undefined);
      open.add(sent);
    }
  }
  await Promise.all(open);
  return held;
}
