import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Registry } from 'prom-client';
import { InteractionsConfig } from '@viewline/interactions';
import { DevIssuer, drain, JsonLogger, Readiness, readConfig } from '@viewline/platform';
import { startEmbeddedPostgres } from '@viewline/postgres';
import { createConsoleSite } from './console-site.js';
import { createFrontDoor, type Mounted } from './front-door.js';
import { dataDirectory, withDoorSecrets } from './product.config.js';
import { createServices } from './services.js';

export interface Product {
  /** Where it answers on this machine. */
  url: string;
  publicUrl: string;
  dataDirectory: string;
  /** Environment as completed: door secrets, database. */
  env: Readonly<Record<string, string>>;
  issuer: DevIssuer;
  stop(): Promise<boolean>;
}

const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url));

/**
 * All services in one process, on a PostgreSQL that is brought along unless DATABASE_URL names one.
 * @param processEnv the environment of this process: services read from it what is theirs alone
 */
export async function startProduct(processEnv: NodeJS.ProcessEnv): Promise<Product> {
  const directory = dataDirectory(processEnv);
  const env = await withDoorSecrets(directory, processEnv);
  // One operator has one country, whichever service reads the number.
  processEnv['DEFAULT_REGION'] ||= env['DEFAULT_REGION'];
  env['MODE'] ??= 'embedded';
  env['PORT'] ??= '8080';
  env['PUBLIC_URL'] ??= `http://localhost:${env['PORT']}`;
  env['LOG_LEVEL'] ??= 'warn';
  env['HOST'] ??= '127.0.0.1';
  // First of all: what refuses to run must not leave a database behind that has begun to start.
  const issuer = await DevIssuer.create({ mode: env['MODE'] });
  const config = readConfig(InteractionsConfig, { DATABASE_URL: 'postgres://embedded', ...env });
  const postgres = env['DATABASE_URL']
    ? undefined
    : await startEmbeddedPostgres({ dataDir: join(directory, 'postgres') });
  env['DATABASE_URL'] ??= `${postgres!.url}/postgres`;
  config.DATABASE_URL = env['DATABASE_URL'];
  let services: Mounted[] = [];
  try {
    services = await startServices(config, issuer);
    const server = await openFrontDoor(services, config);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const connection = {
      pid: process.pid,
      url,
      databaseUrl: config.DATABASE_URL,
      eventLogUrl: config.EVENT_LOG_URL,
    };
    await writeFile(join(directory, 'running.json'), JSON.stringify(connection, null, 2), { mode: 0o600 });

    return {
      url,
      publicUrl: config.PUBLIC_URL!,
      dataDirectory: directory,
      env,
      issuer,
      stop: async () => {
        server.close();
        const times = { delay: config.DRAIN_DELAY, deadline: config.DRAIN_DEADLINE };
        const drained = await Promise.all(services.map(({ app }) => drain(app, times)));
        server.closeAllConnections();
        await postgres?.stop();
        return drained.every(Boolean);
      },
    };
  } catch (error) {
    await Promise.all(services.map(({ app }) => app.close()));
    await postgres?.stop();
    throw error;
  }
}

async function openFrontDoor(services: readonly Mounted[], config: InteractionsConfig): Promise<Server> {
  const site = await createConsoleSite({
    root: CONSOLE,
    services: services.map(({ name }) => name),
    readiness: new Map(services.map(({ name, app }) => [name, app.get(Readiness)])),
    registries: services.map(({ app }) => app.get(Registry)),
  });
  const server = createFrontDoor(services, site);
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  return server;
}

function startServices(config: InteractionsConfig, devIssuer: DevIssuer): Promise<Mounted[]> {
  const logger = new JsonLogger({ service: 'viewline', level: config.LOG_LEVEL });
  return createServices((service) => ({ config, devIssuer, logger, docsPath: `docs/${service}` }));
}
