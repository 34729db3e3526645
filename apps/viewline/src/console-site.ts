import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fastify } from 'fastify';
import { sendProblem, toProblem, type Problem, type Readiness } from '@viewline/platform';
import { TMF_ERROR_BODY } from '@viewline/tmf';
import { AggregatorRegistry, type Registry } from 'prom-client';
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
  const app = fastify({
    frameworkErrors: (error, { url }, reply) => sendProblem(reply, url, toProblem(error), ERROR_BODIES),
  });
  app.setErrorHandler((error, { url }, reply) => sendProblem(reply, url, toProblem(error), ERROR_BODIES));
  app.setNotFoundHandler(({ url }, reply) => sendProblem(reply, url, NOT_FOUND, ERROR_BODIES));
  app.get('/health/live', () => ({ status: 'live' }));
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
    // Each service's figures carry its name, so what is of one name here are different series: nothing is added up.
    const all = await Promise.all(site.registries.map((registry) => registry.getMetricsAsJSON()));
    const whole = AggregatorRegistry.aggregate(all);
    return reply.type(whole.contentType).send(await whole.metrics());
  });
  app.get('/api/console/config', () => ({ auth: 'dev' }));
  app.get('/docs', (_request, reply) =>
    reply
      .type('text/html')
      .send(
        `<!doctype html><title>Viewline APIs</title><ul>${site.services.map((s) => `<li><a href="/docs/${s}">${s}</a></li>`).join('')}</ul>`,
      ),
  );
  await app.ready();
  const files = existsSync(site.root)
    ? sirv(site.root, { single: true, etag: true, gzip: true, brotli: true, setHeaders: cacheHashed })
    : undefined;
  return (request, response) => {
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    const isPage = files && isReading(request) && !OWN_PATHS.test(request.url ?? '/');
    if (isPage) files(request, response, () => app.routing(request, response));
    else app.routing(request, response);
  };
}

/** Everything else is a page of the console, whose router knows what to show. */
const OWN_PATHS = /^\/(api|tmf-api|webhooks|dev|health|metrics|docs)(\/|\?|$)/;

const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** Below `/tmf-api` an address that no service has is refused in TM Forum's form, as each service does. */
const ERROR_BODIES = [TMF_ERROR_BODY];

/** As the front door of a cluster has them (docker/front-door.conf.template). */
const SECURITY_HEADERS = [
  [
    'content-security-policy',
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
] as const;

const NOT_FOUND: Problem = {
  type: 'about:blank',
  title: 'Not Found',
  status: 404,
  detail: 'There is nothing at this address',
  code: 'route.not-found',
};

/** Built files carry a hash in their name; the page itself must always be asked for. */
function cacheHashed(response: ServerResponse, path: string): void {
  response.setHeader(
    'cache-control',
    path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
