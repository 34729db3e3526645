import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@viewline/kernel';
import type { FastifyRequest } from 'fastify';
import { requestContext } from '../http/request-context.js';
import { declaredAccess } from './access.js';
import { AccessDenials } from './access-denials.js';
import { Authenticator } from './authenticator.js';
import { readCredentials } from './credentials.js';
import { setPrincipal } from './principal.js';

/** Deny by default: a route that declares nothing opens to nobody, so that forgetting is noticed at once. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(AccessDenials) private readonly denials: AccessDenials,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Events come from our own log; doors are what this guards.
    if (context.getType() !== 'http') return true;
    const access = declaredAccess(this.reflector, [context.getHandler(), context.getClass()]);
    if (access === 'public') return true;
    if (access === undefined) throw forbidden();

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const credentials = readCredentials(request.headers);
    if (!credentials) throw new DomainError('unauthenticated', 'auth.required', 'Please identify yourself');
    const principal = await this.authenticator.authenticate(credentials);
    setPrincipal(request, principal);
    const ambient = requestContext();
    if (ambient) ambient.principal = principal;

    if (principal.roles.some((role) => access.includes(role))) return true;
    await this.denials.notify(principal, context);
    throw forbidden();
  }
}

function forbidden(): DomainError {
  return new DomainError('forbidden', 'auth.forbidden', 'You may not do this');
}
