import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config/read-config.js';
import { ServiceConfig } from '../config/service.config.js';
import { createServiceApp, type ServiceAppOptions } from './create-service-app.js';

export interface ListeningApp {
  app: NestFastifyApplication;
  url: string;
}

/** For specs: a service in embedded mode on a free port of this machine. */
export async function listeningApp(
  rootModule: Type | DynamicModule,
  env: Record<string, string> = {},
  options: Partial<ServiceAppOptions> = {},
): Promise<ListeningApp> {
  const config = readConfig(ServiceConfig, {
    MODE: 'embedded',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    LOG_LEVEL: 'silent',
    ...env,
  });
  const app = await createServiceApp(rootModule, { service: 'specimen', config, ...options });
  await app.listen(0, '127.0.0.1');
  return { app, url: await app.getUrl() };
}

/** A token for one role from the application's own development issuer. */
export async function tokenFor(url: string, role: string): Promise<string> {
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
