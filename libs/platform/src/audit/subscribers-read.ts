import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ANY_SUBSCRIBER } from './audit-trail.js';

/** The name of the path or query parameter that says whose data a route shows. */
export const SUBSCRIBER_PARAMETER = Reflector.createDecorator<string>();

/** Whose data the request asks for; nothing where the route is not marked. */
export function subscribersRead(reflector: Reflector, context: ExecutionContext): string[] {
  const parameter = reflector.get(SUBSCRIBER_PARAMETER, context.getHandler());
  if (parameter === undefined) return [];
  const { params, query } = context.switchToHttp().getRequest<FastifyRequest>();
  const value = valueOf(params, parameter) ?? valueOf(query, parameter);
  // TMF630 takes several values, repeated or with commas between them.
  const ids = [value].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : []));
  const named = ids.filter((id) => id !== '');
  return named.length > 0 ? named : [ANY_SUBSCRIBER];
}

function valueOf(source: unknown, name: string): unknown {
  return (source as Record<string, unknown> | null | undefined)?.[name];
}
