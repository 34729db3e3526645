import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import findMyWay from 'find-my-way';
import type { ErrorBody } from './error-body.js';
import { toProblem } from './problem.js';
import { pathOf, sendProblem } from './send-problem.js';

/**
 * Tells an address that does not answer to a method from one that does not exist: 405 with `allow`
 * (RFC 9110, 15.5.6), where Fastify alone says 404 to both.
 */
export function refuseOtherMethods(
  fastify: FastifyInstance,
  routing: { maxParamLength: number },
  errorBodies: readonly ErrorBody[],
): void {
  const methodsOf = new Map<string, Set<string>>();
  const router = findMyWay(routing);

  fastify.addHook('onRoute', ({ method, url }) => {
    let methods = methodsOf.get(url);
    if (!methods) {
      methods = new Set();
      methodsOf.set(url, methods);
      router.on('GET', url, () => undefined, methods);
    }
    for (const one of [method].flat()) methods.add(one);
  });

  fastify.addHook('onRequest', (request, reply, done) => {
    const other = request.is404 ? router.find('GET', pathOf(request.url)) : null;
    if (!other) {
      done();
      return;
    }
    const methods = other.store as ReadonlySet<string>;
    void reply.header('allow', [...methods].join(', '));
    sendProblem(reply, request.url, toProblem(new MethodNotAllowedException()), errorBodies);
  });
}
