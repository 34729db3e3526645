import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** One service and the paths that are its own. */
export interface Mounted {
  name: string;
  app: NestFastifyApplication;
  prefixes: readonly string[];
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** One port for all: hands each request to the service that owns the longest part of its path, everything else to
 * the console. */
export function createFrontDoor(services: readonly Mounted[], fallback: Listener): Server {
  const routes = services
    .flatMap(({ app, prefixes }) => {
      const fastify = app.getHttpAdapter().getInstance();
      const handle: Listener = (request, response) => fastify.routing(request, response);
      return prefixes.map((prefix) => ({ prefix, handle }));
    })
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  return createServer((request, response) => {
    const path = request.url ?? '/';
    const route = routes.find(
      ({ prefix }) => path.startsWith(prefix) && /^$|^[/?]/.test(path.slice(prefix.length)),
    );
    (route?.handle ?? fallback)(request, response);
  });
}
