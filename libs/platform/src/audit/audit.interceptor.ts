import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { principalOf } from '../auth/principal.js';
import { AuditTrail } from './audit-trail.js';
import { subscribersRead } from './subscribers-read.js';

/**
 * Writes the record first and lets the handler read only then. Comes with `@ReadsSubscriber`, not with every route: a
 * webhook reads nothing, and at a thousand a second a chain of interceptors for each is a good part of the work.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const principal = principalOf(context.switchToHttp().getRequest<FastifyRequest>());
    await this.trail.record(principal, subscribersRead(this.reflector, context));
    return next.handle();
  }
}
