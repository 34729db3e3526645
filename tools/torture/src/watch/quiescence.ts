import { setTimeout as sleep } from 'node:timers/promises';
import { INTERACTIONS_TOPIC } from '@viewline/events';
import { openEventLog } from '@viewline/messaging';
import type { Watcher } from './watcher.js';

/** Milliseconds. */
const LOOK_EVERY = 50;
const PATIENCE = 90_000;
/** A contact that is late by so much without any other becoming visible does not come any more. */
const SILENCE = 20_000;

/**
 * Waits until everything acknowledged is visible and every consumer has read what stands on the log now, doubles at
 * its end included. What is missing after a generous time is for the checks to say.
 */
export async function untilQuiet(
  watcher: Watcher,
  eventLogUrl: string,
  acknowledged: ReadonlySet<string>,
): Promise<void> {
  let seen = -1;
  let silentSince = Date.now();
  await until(() => {
    if (watcher.visibleAt.size !== seen) silentSince = Date.now();
    seen = watcher.visibleAt.size;
    return Date.now() - silentSince > SILENCE || [...acknowledged].every((id) => watcher.visibleAt.has(id));
  });
  const log = openEventLog(eventLogUrl, 'torture');
  try {
    const ends = await log.bounds(INTERACTIONS_TOPIC);
    await until(() =>
      ends.every(({ partition, end }) => {
        const next = watcher.positions.get(`timeline.entries ${INTERACTIONS_TOPIC}/${partition}`) ?? 0;
        return next >= end;
      }),
    );
  } finally {
    await log.close();
  }
}

async function until(isReached: () => boolean): Promise<void> {
  for (const deadline = Date.now() + PATIENCE; !isReached() && Date.now() < deadline;)
    await sleep(LOOK_EVERY);
}
