import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@viewline/postgres';
import { RunningProcess } from './running-process.js';

/** Of the workspace. */
export const ROOT = path.resolve(import.meta.dirname, '../../../..');

export const PUBLIC_URL = 'https://crm.bench.example';
export const TWILIO_AUTH_TOKEN = randomBytes(16).toString('hex');
export const META_APP_SECRET = randomBytes(16).toString('hex');
const KEYS = { agent: randomBytes(24).toString('hex'), operator: randomBytes(24).toString('hex') };
export const READER = { 'x-api-key': KEYS.agent };
export const OPERATOR = { 'x-api-key': KEYS.operator };
const API_KEYS = Object.entries(KEYS)
  .map(([role, key]) => `bench-${role}:${role}:${createHash('sha256').update(key).digest('hex')}`)
  .join(',');

/** A PostgreSQL of its own and the processes that run on it. */
export class Stage {
  private readonly processes: RunningProcess[] = [];

  private constructor(
    readonly folder: string,
    readonly postgres: EmbeddedPostgres,
    readonly eventLog: string,
  ) {}

  static async open(eventLog = 'postgres:'): Promise<Stage> {
    const folder = mkdtempSync(path.join(tmpdir(), 'viewline-bench-'));
    // For the user that PostgreSQL runs as when we are root.
    chmodSync(folder, 0o711);
    const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
    return new Stage(folder, postgres, eventLog);
  }

  databaseUrl(name: string): string {
    return `${this.postgres.url}/${name}`;
  }

  /** As operators run it: `node apps/<service>/dist/main.js`. @param env variables of this service alone */
  startService(name: string, env: Readonly<Record<string, string>> = {}): Promise<RunningProcess> {
    return this.start(name, path.join(ROOT, 'apps', name, 'dist/main.js'), {
      DATABASE_URL: this.postgres.url,
      EVENT_LOG_URL: this.eventLog,
      PUBLIC_URL,
      TWILIO_AUTH_TOKEN,
      META_APP_SECRET,
      META_VERIFY_TOKEN: 'bench',
      API_KEYS,
      RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
      ...env,
    });
  }

  /** All in one, on a data directory of its own that is empty. */
  startProduct(nth: number): Promise<RunningProcess> {
    const dataDirectory = path.join(this.folder, `product-${nth}`);
    mkdirSync(dataDirectory, { mode: 0o711 });
    return this.start('viewline', path.join(ROOT, 'apps/viewline/dist/main.js'), {
      DATA_DIR: dataDirectory,
      PUBLIC_URL,
      TWILIO_AUTH_TOKEN,
      RATE_LIMIT: '0',
      SAMPLE_OPERATOR: 'off',
    });
  }

  startYardstick(name: string, env: Record<string, string>): Promise<RunningProcess> {
    return this.start(name, path.resolve(import.meta.dirname, '../yardsticks', `${name}.js`), env);
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(name: string, script: string, env: Record<string, string>): Promise<RunningProcess> {
    const process = await RunningProcess.start({ name, script, env, folder: this.folder });
    this.processes.push(process);
    return process;
  }
}
