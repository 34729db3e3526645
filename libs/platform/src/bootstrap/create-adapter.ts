import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServiceConfig } from '../config/service.config.js';
import { installBodyParsers } from '../http/body-parsers.js';
import type { ErrorBody } from '../http/error-body.js';
import type { OpenRequests } from '../http/open-requests.js';
import { toProblem } from '../http/problem.js';
import { refuseOtherMethods } from '../http/other-methods.js';
import { limitRate } from '../http/rate-limit.js';
import { observeRequests } from '../http/request-lifecycle.js';
import { sendProblem } from '../http/send-problem.js';
import type { HttpMetrics } from '../metrics/http-metrics.js';

/** Milliseconds in which a request must have arrived whole, so that slow senders cannot hold connections for ever. */
const REQUEST_TIMEOUT = 60_000;

const ROUTING = { maxParamLength: 512 };

export interface AdapterParts {
  service: string;
  config: ServiceConfig;
  openRequests: OpenRequests;
  metrics: HttpMetrics;
  errorBodies: readonly ErrorBody[];
}

/** Fastify with our hooks, which must come before Nest adds its routes: a route has only the hooks known by then. */
export async function createAdapter(parts: AdapterParts): Promise<FastifyAdapter> {
  const { service, config, openRequests, metrics, errorBodies } = parts;
  const adapter = new FastifyAdapter({
    requestTimeout: REQUEST_TIMEOUT,
    // For who closes without a drain: what never asked anything, or not to the end, would be waited for.
    forceCloseConnections: true,
    bodyLimit: config.BODY_LIMIT,
    trustProxy: (_address, hop) => hop < config.TRUSTED_PROXIES,
    routerOptions: ROUTING,
    // An address that cannot be decoded never reaches a route, and so no filter either.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, request.url, toProblem(error), errorBodies),
  });
  const fastify = adapter.getInstance();
  observeRequests(fastify, { service, metrics, openRequests });
  await limitRate(fastify, config.RATE_LIMIT);
  refuseOtherMethods(fastify, ROUTING, errorBodies);
  installBodyParsers(fastify);
  return adapter;
}
