import type { ServiceConfig } from '../config/service.config.js';
import type { FastifyRequest } from 'fastify';

/** What links begin with where no caller is asking: PUBLIC_URL without a trailing slash, or nothing, so that they are paths. */
export function publicBase({ PUBLIC_URL }: ServiceConfig): string {
  return PUBLIC_URL?.replace(/\/+$/, '') ?? '';
}

/** Where the caller reaches us, without a trailing slash. */
export function publicUrlOf(config: ServiceConfig, request: FastifyRequest): string {
  return publicBase(config) || `${request.protocol}://${request.host}`;
}
