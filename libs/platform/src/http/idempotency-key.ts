import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../auth/principal.js';

/**
 * The `Idempotency-Key` header in a controller's method, within the caller's own keys, so that nobody meets another
 * one's; undefined where there is none.
 */
export const IdempotencyKey = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const header = request.headers['idempotency-key'];
    if (header === undefined) return undefined;
    if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) {
      throw new DomainError(
        'invalid',
        'request.bad-idempotency-key',
        'Idempotency-Key must be 1 to 200 visible characters',
      );
    }
    return `${principalOf(request)?.id ?? ''} ${header}`;
  },
);
