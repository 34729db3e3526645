import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import type { FastifyRequest } from 'fastify';

export const ROLES = ['agent', 'supervisor', 'operator', 'integrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who is calling. */
export interface Principal {
  id: string;
  name?: string;
  roles: readonly Role[];
  /** What a person reads of a subscriber is audited. */
  kind: 'person' | 'system';
  /** Of a token; keys have no end. */
  expiresAt?: Date;
}

export function isRole(value: unknown): value is Role {
  return (ROLES as readonly unknown[]).includes(value);
}

const principals = new WeakMap<FastifyRequest, Principal>();

export function setPrincipal(request: FastifyRequest, principal: Principal): void {
  principals.set(request, principal);
}

/** `undefined` before the guard has run and on public routes. */
export function principalOf(request: FastifyRequest): Principal | undefined {
  return principals.get(request);
}

/** The caller, in a controller's method. */
export const CurrentPrincipal = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal => {
    const principal = principalOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (!principal) throw new DomainError('unauthenticated', 'auth.required', 'Please identify yourself');
    return principal;
  },
);
