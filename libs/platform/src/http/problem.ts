import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorDetail, type ErrorKind } from '@viewline/kernel';
import { isPassing, sqlState } from '@viewline/messaging';
import { Throttled } from './throttled.errors.js';

/** RFC 9457, with our stable `code` and the offending fields. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: readonly ErrorDetail[];
  /** Seconds; sent as the `retry-after` header, not in the body. */
  retryAfter?: number;
}

/** The one place where a kind of failure becomes an HTTP status. */
const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  throttled: 429,
  unavailable: 503,
};

// Texts of our own: the frameworks' repeat the URL or the input, which may be personal or hostile.
const TRANSPORT_DETAILS: Record<number, string> = {
  400: 'The request could not be understood',
  404: 'There is nothing at this address',
  405: 'This address does not answer to this method',
  413: 'The body is larger than accepted',
  414: 'The address is longer than accepted',
  415: 'The body must be application/json',
};

// NUL characters and broken encodings, which JSON can carry and PostgreSQL text cannot.
const TEXT_POSTGRES_CANNOT_STORE = ['22021', '22P05'];

const UNAVAILABLE_RETRY_AFTER = 1;

export function toProblem(error: unknown): Problem {
  if (error instanceof DomainError) return fromDomainError(error);
  const status = transportStatus(error);
  if (status !== undefined && status < 500) {
    const title = titleOf(status);
    return problem(status, `http.${slug(title)}`, TRANSPORT_DETAILS[status] ?? title);
  }
  if (TEXT_POSTGRES_CANNOT_STORE.includes(sqlState(error) ?? '')) {
    return problem(400, 'request.unstorable-text', 'The text holds characters that cannot be stored');
  }
  if (status === 503 || isPassing(error)) {
    const unavailable = problem(503, 'service.unavailable', 'The service cannot answer now; try again later');
    return { ...unavailable, retryAfter: UNAVAILABLE_RETRY_AFTER };
  }
  return problem(500, 'internal', 'Something went wrong on our side');
}

function fromDomainError(error: DomainError): Problem {
  const status = STATUS[error.kind];
  return {
    ...problem(status, error.code, error.message),
    ...(error.details.length > 0 && { errors: error.details }),
    ...(error.kind === 'throttled' && { retryAfter: error instanceof Throttled ? error.retryAfter : 1 }),
    ...(error.kind === 'unavailable' && { retryAfter: UNAVAILABLE_RETRY_AFTER }),
  };
}

// Nest's own exceptions, and Fastify's errors, which carry the status in `statusCode`.
function transportStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}

function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: titleOf(status), status, detail, code };
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}
