import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError, isId } from '@viewline/kernel';
import type { FastifyRequest } from 'fastify';

/**
 * Turns away what is no subscriber's id. A guard and not a pipe: it stands before the audit record, and before the
 * headers of a live stream, after which nothing could be refused any more.
 */
@Injectable()
export class SubscriberIdGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { id } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id?: string } }>>().params;
    if (id === undefined || isId(id)) return true;
    throw new DomainError('invalid', 'subscriber.invalid-id', 'A subscriber is named by a UUID');
  }
}
