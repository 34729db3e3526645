import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ANY_SUBSCRIBER } from './audit-trail.js';

/** Marks a route that shows a subscriber's data, by the name of the path or query parameter that holds the id. */
export const ReadsSubscriber = Reflector.createDecorator<string>();

/** Whose data the request asks for; nothing where the route is not marked. */
export function subscribersRead(reflector: Reflector, context: ExecutionContext): string[] {
  const parameter = reflector.get(ReadsSubscriber, context.getHandler());
  if (parameter === undefined) return [];
  const { params, query } = context.switchToHttp().getRequest<FastifyRequest>();
  const value = valueOf(params, parameter) ?? valueOf(query, parameter);
  if (typeof value === 'string' && value !== '') return [value];
  return Array.isArray(value) && value.length > 0 ? value.map(String) : [ANY_SUBSCRIBER];
}

function valueOf(source: unknown, name: string): unknown {
  return (source as Record<string, unknown> | null | undefined)?.[name];
}
