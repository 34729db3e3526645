import type { ServiceConfig } from '../config/service.config.js';
import type { FastifyRequest } from 'fastify';

/** Where the caller reaches us, without a trailing slash. */
export function publicUrlOf({ PUBLIC_URL }: ServiceConfig, request: FastifyRequest): string {
  return (PUBLIC_URL ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');
}
