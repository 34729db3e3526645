import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Throttled } from './throttled.errors.js';

const MINUTE = 60_000;
const UNLIMITED = /^\/(health|metrics)(\/|$)/;

/** At most `perMinute` requests per client address, webhooks and unknown addresses included; 0 is no limit. */
export async function limitRate(fastify: FastifyInstance, perMinute: number): Promise<void> {
  if (perMinute === 0) return;
  await fastify.register(rateLimit, { global: false, max: perMinute, timeWindow: MINUTE });
  const check = fastify.createRateLimit();
  // One hook for all instead of the plugin's per-route hooks, which unknown addresses would slip past.
  fastify.addHook('onRequest', async (request) => {
    if (UNLIMITED.test(request.routeOptions.url ?? '')) return;
    const verdict = await check(request);
    if (!verdict.isAllowed && verdict.isExceeded) throw new Throttled(Math.max(1, verdict.ttlInSeconds));
  });
}
