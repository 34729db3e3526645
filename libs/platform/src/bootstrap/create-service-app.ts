import type { DynamicModule, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DevIssuer } from '../auth/dev-issuer.js';
import type { ServiceConfig } from '../config/service.config.js';
import { Readiness } from '../health/readiness.js';
import type { ErrorBody } from '../http/error-body.js';
import { serveOpenApi } from '../http/open-api.js';
import { OpenRequests } from '../http/open-requests.js';
import { setSecurityHeaders } from '../http/security-headers.js';
import { createValidationPipe } from '../http/validation.js';
import { JsonLogger } from '../logging/json-logger.js';
import { createRegistry } from '../metrics/create-registry.js';
import { HttpMetrics } from '../metrics/http-metrics.js';
import { registerReadiness } from '../metrics/readiness-metrics.js';
import { startTracing } from '../tracing/tracing.js';
import { createAdapter } from './create-adapter.js';
import { PlatformModule } from './platform.module.js';
import { keepRowsYoung } from './young-rows.js';

export interface ServiceAppOptions {
  /** The service's name, such as `interactions`. */
  service: string;
  config: ServiceConfig;
  /** Error bodies that a standard demands under a path prefix. */
  errorBodies?: readonly ErrorBody[];
  /** Where the API documentation is served, `docs` unless several services share one port. */
  docsPath?: string;
  /** Several services in one process share one issuer; in embedded mode one is made if none is given. */
  devIssuer?: DevIssuer;
  /** Feeds events to `@EventPattern` handlers; started by `createServiceApp` once the application is built. */
  eventStrategy?: (app: NestFastifyApplication) => CustomTransportStrategy;
  /** Nest's logger is one per process: who runs several services passes the same one to each. */
  logger?: LoggerService;
}

/**
 * A service, ready to serve but not listening: `main.ts` of a service lets it listen, and a process that holds several
 * services hands it requests through `app.getHttpAdapter().getInstance().routing(request, response)`.
 */
export async function createServiceApp(
  rootModule: Type | DynamicModule,
  options: ServiceAppOptions,
): Promise<NestFastifyApplication> {
  const { service, config, errorBodies = [], eventStrategy } = options;
  keepRowsYoung();
  startTracing({ service, endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT });
  const registry = createRegistry(service);
  const readiness = new Readiness();
  registerReadiness(registry, readiness);
  const openRequests = new OpenRequests();
  const metrics = new HttpMetrics(registry);
  const adapter = await createAdapter({ service, config, openRequests, metrics, errorBodies });
  const devIssuer = options.devIssuer ?? (await issuerFor(config));
  const platform = PlatformModule.with({
    config,
    registry,
    readiness,
    openRequests,
    errorBodies,
    devIssuer,
  });

  const app = await NestFactory.create<NestFastifyApplication>(
    { module: class ServiceHost {}, imports: [platform, rootModule] },
    adapter,
    {
      logger: options.logger ?? new JsonLogger({ service, level: config.LOG_LEVEL }),
      bodyParser: false,
      abortOnError: false,
    },
  );
  app.useGlobalPipes(createValidationPipe());
  setSecurityHeaders(app, config.PUBLIC_URL);
  serveOpenApi(app, { title: `Viewline ${service}`, path: options.docsPath ?? 'docs' });
  if (eventStrategy) app.connectMicroservice({ strategy: eventStrategy(app) });
  await app.init();
  await adapter.getInstance().ready();
  if (eventStrategy) await app.startAllMicroservices();
  return app;
}

async function issuerFor(config: ServiceConfig): Promise<DevIssuer | undefined> {
  const isNeeded = config.MODE === 'embedded' && config.OIDC_JWKS_URL === undefined;
  return isNeeded ? await DevIssuer.create({ mode: config.MODE }) : undefined;
}
