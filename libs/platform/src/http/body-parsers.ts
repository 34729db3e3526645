import { DomainError } from '@viewline/kernel';
import { isTooDeep } from './json-depth.js';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, under /webhooks only: a vendor's signature is over these bytes. */
    rawBody?: Buffer;
  }
}

const JSON_TYPES = /^application\/([\w.-]+\+)?json(\s*;|\s*$)/i;

/**
 * JSON everywhere; under /webhooks any type, left as bytes: nothing of a stranger's body is parsed before its
 * signature is checked, and `request.body` and `request.rawBody` are the same Buffer, empty if nothing was sent.
 */
export function installBodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');

  fastify.addContentTypeParser(JSON_TYPES, { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.is404) return done(null);
    if (isWebhook(request)) return done(null, keepRaw(request, body));
    if (isTooDeep(body)) return done(tooDeep());
    return parseJson(request, body.toString('utf8'), done);
  });
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.is404) return done(null);
    if (isWebhook(request)) return done(null, keepRaw(request, body));
    return done(
      new DomainError('unsupported', 'request.unsupported-content-type', 'The body must be application/json'),
      undefined,
    );
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    if (isWebhook(request) && request.rawBody === undefined) request.body = keepRaw(request, Buffer.alloc(0));
    done();
  });
}

function tooDeep(): DomainError {
  return new DomainError('invalid', 'request.too-deep', 'The body is nested deeper than accepted');
}

function keepRaw(request: FastifyRequest, body: Buffer): Buffer {
  request.rawBody = body;
  return body;
}

// The route's template decides, not the URL, which has many spellings.
function isWebhook(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/webhooks/') ?? false;
}
