import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { Registry } from 'prom-client';
import { Registry as MetricsRegistry } from 'prom-client';
import { AccessDenials } from '../auth/access-denials.js';
import { AccessGuard } from '../auth/access.guard.js';
import { ApiKeys } from '../auth/api-keys.js';
import { Authenticator } from '../auth/authenticator.js';
import type { DevIssuer } from '../auth/dev-issuer.js';
import { DevTokenModule } from '../auth/dev-token.module.js';
import { JwtVerifier, remoteKeys } from '../auth/jwt-verifier.js';
import { ServiceConfig } from '../config/service.config.js';
import { HealthController } from '../health/health.controller.js';
import { Readiness } from '../health/readiness.js';
import { ERROR_BODIES, type ErrorBody } from '../http/error-body.js';
import { OpenRequests } from '../http/open-requests.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { Sweeps } from '../schedule/sweeps.js';

export interface PlatformParts {
  config: ServiceConfig;
  registry: Registry;
  readiness: Readiness;
  openRequests: OpenRequests;
  errorBodies: readonly ErrorBody[];
  devIssuer: DevIssuer | undefined;
}

/** What every service has without asking: guard, error answers, health, metrics, and its configuration to inject. */
@Global()
@Module({})
export class PlatformModule {
  static with(parts: PlatformParts): DynamicModule {
    const { config, devIssuer } = parts;
    const ownConfig =
      config.constructor === ServiceConfig ? [] : [config.constructor as new () => ServiceConfig];
    return {
      module: PlatformModule,
      imports: devIssuer ? [DevTokenModule.forIssuer(devIssuer, config.MODE)] : [],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: ServiceConfig, useValue: config },
        ...ownConfig.map((provide) => ({ provide, useValue: config })),
        { provide: MetricsRegistry, useValue: parts.registry },
        { provide: Readiness, useValue: parts.readiness },
        { provide: OpenRequests, useValue: parts.openRequests },
        { provide: ERROR_BODIES, useValue: parts.errorBodies },
        { provide: Authenticator, useValue: createAuthenticator(config, devIssuer) },
        AccessDenials,
        Sweeps,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [
        ServiceConfig,
        ...ownConfig,
        MetricsRegistry,
        Readiness,
        OpenRequests,
        Authenticator,
        AccessDenials,
        Sweeps,
      ],
    };
  }
}

function createAuthenticator(config: ServiceConfig, devIssuer: DevIssuer | undefined): Authenticator {
  const { OIDC_JWKS_URL: url, OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = config;
  const provider = url && issuer && audience ? { issuer, audience, keys: remoteKeys(url) } : undefined;
  const trusted = provider ?? devIssuer?.trusted;
  return new Authenticator(new ApiKeys(config.API_KEYS), trusted && new JwtVerifier(trusted));
}
