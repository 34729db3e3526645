import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandFailed } from './failures.js';
import type { Terminal } from './terminal.js';

/** Where the product is that an operator works on. */
export interface Installation {
  /** The PostgreSQL server; each service has its database on it. */
  databaseUrl: string;
  /** `postgres:` or `kafka://…`, as services read it. */
  eventLogUrl: string;
  /** Of the HTTP APIs, without a trailing slash, where it is known. */
  url?: string;
}

type Running = Required<Installation> & { pid: number };

/**
 * What DATABASE_URL and EVENT_LOG_URL name, as for the services; without them the embedded product that runs in
 * DATA_DIR on this machine.
 */
export async function findInstallation({ env }: Pick<Terminal, 'env'>): Promise<Installation> {
  const url = env['VIEWLINE_URL']?.replace(/\/+$/, '') || undefined;
  if (env['DATABASE_URL']) {
    return { databaseUrl: env['DATABASE_URL'], eventLogUrl: env['EVENT_LOG_URL'] || 'postgres:', url };
  }
  const running = await readRunning(path.resolve(env['DATA_DIR'] || '.data'));
  return { ...running, url: url ?? running.url };
}

async function readRunning(dataDirectory: string): Promise<Running> {
  const file = path.join(dataDirectory, 'running.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const running = text === undefined ? undefined : parse(file, text);
  // The file stays when the process was killed.
  if (running && isAlive(running.pid)) return running;
  throw new CommandFailed(
    `Viewline is not running in ${dataDirectory}: start it with "npm start", or name its server in DATABASE_URL.`,
  );
}

function parse(file: string, text: string): Running {
  try {
    const { pid, url, databaseUrl, eventLogUrl } = JSON.parse(text) as Running;
    if (pid > 0 && url && databaseUrl && eventLogUrl) return { pid, url, databaseUrl, eventLogUrl };
  } catch {
    // Said below.
  }
  throw new CommandFailed(`${file} does not say where Viewline runs: stop Viewline and start it again.`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
