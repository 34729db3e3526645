import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fastify } from 'fastify';
import type { Readiness } from '@viewline/platform';
import { Registry } from 'prom-client';
import sirv from 'sirv';

export interface Site {
  /** Built console, `index.html` inside. */
  root: string;
  readiness: ReadonlyMap<string, Readiness>;
  registries: readonly Registry[];
  services: readonly string[];
}

/** The console's files, and what the product says of itself as a whole. */
export async function createConsoleSite(
  site: Site,
): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const app = fastify();
  app.get('/health/live', () => ({ status: 'up' }));
  app.get('/health/ready', async (_request, reply) => {
    const reports = await Promise.all(
      [...site.readiness].map(async ([name, r]) => [name, await r.report()] as const),
    );
    const isReady = reports.every(([, report]) => report.status === 'ready');
    return reply
      .status(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'not-ready', services: Object.fromEntries(reports) });
  });
  app.get('/metrics', async (_request, reply) => {
    const merged = Registry.merge([...site.registries]);
    return reply.type(merged.contentType).send(await merged.metrics());
  });
  app.get('/api/console/config', () => ({ auth: 'dev' }));
  app.get('/docs', (_request, reply) =>
    reply
      .type('text/html')
      .send(
        `<!doctype html><title>Viewline APIs</title><ul>${site.services.map((s) => `<li><a href="/docs/${s}">${s}</a></li>`).join('')}</ul>`,
      ),
  );
  app.setNotFoundHandler((_request, reply) =>
    reply
      .status(404)
      .type('application/problem+json')
      .send({ type: 'about:blank', title: 'Not Found', status: 404, code: 'route.not-found' }),
  );
  await app.ready();
  const files = existsSync(site.root)
    ? sirv(site.root, { single: true, etag: true, gzip: true, brotli: true, setHeaders: cacheHashed })
    : undefined;
  return (request, response) => {
    const isPage = files && request.method === 'GET' && !OWN_PATHS.test(request.url ?? '/');
    if (isPage) files(request, response, () => app.routing(request, response));
    else app.routing(request, response);
  };
}

/** Everything else is a page of the console, whose router knows what to show. */
const OWN_PATHS = /^\/(api|tmf-api|webhooks|dev|health|metrics|docs)(\/|\?|$)/;

/** Built files carry a hash in their name; the page itself must always be asked for. */
function cacheHashed(response: ServerResponse, path: string): void {
  response.setHeader(
    'cache-control',
    path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
