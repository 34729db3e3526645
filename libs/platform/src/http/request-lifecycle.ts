import { context, type Context } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpMetrics } from '../metrics/http-metrics.js';
import { endHttpSpan, startHttpSpan } from '../tracing/http-span.js';
import { correlationIdFrom } from './correlation-id.js';
import type { OpenRequests } from './open-requests.js';
import { type RequestContext, runInRequestContext } from './request-context.js';

interface Ambient {
  request: RequestContext;
  trace: Context;
}

export interface RequestObservers {
  service: string;
  metrics: HttpMetrics;
  openRequests: OpenRequests;
}

/** Gives every request its context, span and measurement, known routes and unknown ones alike. */
export function observeRequests(fastify: FastifyInstance, observers: RequestObservers): void {
  const ambients = new WeakMap<FastifyRequest, Ambient>();

  fastify.addHook('onRequest', (request, reply, done) => {
    observers.openRequests.opened(reply.raw);
    const correlationId = correlationIdFrom(request.headers['x-request-id']);
    // On the raw response, so that hijacked replies (live streams) carry it too.
    reply.raw.setHeader('x-request-id', correlationId);
    // A kept-alive connection would outlive the drain.
    if (observers.openRequests.isDraining) reply.raw.setHeader('connection', 'close');
    const route = routeOf(request);
    const ambient: Ambient = {
      request: { service: observers.service, correlationId, method: request.method, route },
      trace: startHttpSpan(request, route),
    };
    ambients.set(request, ambient);
    runInRequestContext(ambient.request, () => context.with(ambient.trace, () => done()));
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    const ambient = ambients.get(request);
    if (ambient) {
      endHttpSpan(ambient.trace, reply);
      if (!isStream(reply)) {
        observers.metrics.observe(
          request.method,
          ambient.request.route,
          reply.raw.statusCode,
          reply.elapsedTime,
        );
      }
    }
    done();
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched';
}

// A live stream lasts as long as its reader looks; that is not a duration of ours.
function isStream(reply: FastifyReply): boolean {
  return String(reply.raw.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
