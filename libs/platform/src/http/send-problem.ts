import type { FastifyReply } from 'fastify';
import { type ErrorBody, errorBodyFor } from './error-body.js';
import type { Problem } from './problem.js';

/** Answers with the problem in the body that the address calls for. */
export function sendProblem(
  reply: FastifyReply,
  url: string,
  problem: Problem,
  errorBodies: readonly ErrorBody[],
): void {
  const shape = errorBodyFor(pathOf(url), errorBodies);
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(problem.status)
    .header('content-type', shape.contentType)
    .send(JSON.stringify(shape.body(problem)));
}

export function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}
