import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from '../health/readiness.js';
import { OpenRequests } from '../http/open-requests.js';

export interface DrainTimes {
  /** Milliseconds between "not ready" and closing the door. */
  delay: number;
  /** Milliseconds after which what is still open is cut. */
  deadline: number;
}

/**
 * Leaves without anybody noticing: not ready; door closed; live streams ended and running requests answered; then
 * consumers, relays and pools closed by Nest's shutdown hooks.
 *
 * @returns whether all of it ended before the deadline
 */
export async function drain(app: NestFastifyApplication, { delay, deadline }: DrainTimes): Promise<boolean> {
  const cut = new AbortController();
  const tooLate = sleep(delay + deadline, false, { signal: cut.signal, ref: false }).catch(() => false);
  const inTime = await Promise.race([leave(app, delay).then(() => true), tooLate]);
  cut.abort();
  if (!inTime) app.getHttpServer().closeAllConnections();
  return inTime;
}

async function leave(app: NestFastifyApplication, delay: number): Promise<void> {
  app.get(Readiness).drain();
  if (delay > 0) await sleep(delay);
  const server = app.getHttpServer();
  if (server.listening) server.close();
  await app.get(OpenRequests).drained();
  // All that is left are connections on which nothing was asked, kept alive or never used.
  server.closeAllConnections();
  await app.close();
}
