import type { Problem } from './problem.js';

/** How errors look under a path prefix whose standard demands a body of its own. */
export interface ErrorBody {
  /** Such as `/tmf-api`. */
  prefix: string;
  contentType: string;
  body(problem: Problem): unknown;
}

export const ERROR_BODIES = Symbol('error bodies');

const problemJson: ErrorBody = {
  prefix: '/',
  contentType: 'application/problem+json; charset=utf-8',
  body: ({ retryAfter: _header, ...problem }) => problem,
};

export function errorBodyFor(path: string, errorBodies: readonly ErrorBody[]): ErrorBody {
  return errorBodies.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? problemJson;
}
