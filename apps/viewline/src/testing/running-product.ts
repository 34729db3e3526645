import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doorSecretsFromEnv, type DoorSecrets, type SignedRequest } from '@viewline/simulator';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@viewline/postgres';
import { eventually, kafkaForTests } from '@viewline/testing';
import pg from 'pg';
import { startProduct, type Product } from '../product.js';
import { LiveStream } from './live-stream.js';

export type Role = 'agent' | 'supervisor' | 'operator' | 'integrator';
/** A service's own database; `log` is the embedded log. */
export type Database = 'interactions' | 'timeline' | 'subscribers' | 'log';
export type Body = Record<string, unknown>;

export interface Answer<T = Body> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Entry {
  eventId: string;
  subscriberId: string;
  type: string;
  occurredAt: string;
  recordedAt: string;
  channel: string | null;
  kind: string;
  title: string;
  text: string | null;
  direction: string | null;
  late: boolean;
  details: Body;
}

export interface Found {
  subscriberId: string;
  identities: { kind: string; value: string }[];
  provisional: boolean;
}

export const PUBLIC_URL = 'https://crm.example.net';

/** On a busy machine; what is expected sooner is measured elsewhere. */
export const PATIENCE = { within: 30_000 };

/**
 * The whole product for one test file: real HTTP, and a PostgreSQL of its own, because the services' databases are
 * called the same on every server. The event log is on it too, or on the Kafka that the run was given; there all
 * products read the same topics, so such a run takes one file at a time.
 */
export class RunningProduct {
  readonly secrets: DoorSecrets;
  private readonly tokens = new Map<Role, string>();
  private readonly pools = new Map<string, pg.Pool>();
  private isStopped = false;

  private constructor(
    private readonly directory: string,
    private readonly postgres: EmbeddedPostgres,
    readonly product: Product,
  ) {
    this.secrets = doorSecretsFromEnv(product.env);
  }

  static async start(env: Record<string, string> = {}): Promise<RunningProduct> {
    const directory = await mkdtemp(join(tmpdir(), 'viewline-e2e-'));
    await chmod(directory, 0o711);
    // A power cut ends the test with its data.
    const settings = { fsync: 'off', full_page_writes: 'off' };
    const postgres = await startEmbeddedPostgres({ dataDir: join(directory, 'postgres'), settings });
    const brokers = kafkaForTests();
    const product = await startProduct({
      DATA_DIR: directory,
      DATABASE_URL: `${postgres.url}/postgres`,
      PORT: '0',
      PUBLIC_URL,
      SAMPLE_OPERATOR: 'off',
      LOG_LEVEL: 'silent',
      EVENT_LOG_PARTITIONS: '4',
      ...(brokers && { EVENT_LOG_URL: `kafka://${brokers}` }),
      ...env,
    });
    const running = new RunningProduct(directory, postgres, product);
    await eventually(async () => (await fetch(`${product.url}/health/ready`)).ok, { within: 60_000 });
    return running;
  }

  get url(): string {
    return this.product.url;
  }

  async token(role: Role): Promise<string> {
    const token = this.tokens.get(role) ?? (await this.product.issuer.issue(role));
    this.tokens.set(role, token);
    return token;
  }

  async authorization(role: Role = 'agent'): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.token(role)}` };
  }

  async get<T = Body>(path: string, role: Role = 'agent'): Promise<Answer<T>> {
    return answerOf(await fetch(this.url + path, { headers: await this.authorization(role) }));
  }

  async post<T = Body>(path: string, body: unknown, role: Role = 'integrator'): Promise<Answer<T>> {
    const headers = { 'content-type': 'application/json', ...(await this.authorization(role)) };
    return answerOf(await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** A vendor's request, as it is. */
  async webhook({ path, headers, body }: SignedRequest): Promise<Answer> {
    return answerOf(
      await fetch(this.url + path, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) }),
    );
  }

  async search(query: string, role: Role = 'agent'): Promise<Found[]> {
    const { status, body } = await this.get<{ items: Found[] }>(
      `/api/timeline/v1/search?q=${encodeURIComponent(query)}`,
      role,
    );
    if (status !== 200) throw new Error(`search answered ${status}`);
    return body.items;
  }

  /** Waits until somebody has this very address. */
  subscriberAt(address: string): Promise<Found> {
    return eventually(async () => {
      const found = await this.search(address);
      const theirs = found.filter((one) => one.identities.some(({ value }) => value === address));
      if (theirs.length !== 1) throw new Error(`${theirs.length} subscribers at ${address}`);
      return theirs[0]!;
    }, PATIENCE);
  }

  async entries(subscriberId: string, query = ''): Promise<Entry[]> {
    const { status, body } = await this.get<{ items: Entry[] }>(
      `/api/timeline/v1/subscribers/${subscriberId}/entries${query}`,
    );
    if (status !== 200) throw new Error(`entries answered ${status}`);
    return body.items;
  }

  /** Every page, newest first. */
  async everything(subscriberId: string): Promise<Entry[]> {
    const all: Entry[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer<{ items: Entry[]; next: string | null }> = await this.get(
        `/api/timeline/v1/subscribers/${subscriberId}/entries?limit=200${cursor && `&cursor=${cursor}`}`,
      );
      all.push(...page.body.items);
      cursor = page.body.next;
    }
    return all;
  }

  /** Until everything that was recorded so far is on the timelines, whoever it belongs to. */
  async settled(): Promise<void> {
    await eventually(async () => {
      const [recorded] = await this.sql<{ id: string[] }>(
        'interactions',
        'SELECT coalesce(array_agg(id), ARRAY[]::uuid[]) AS id FROM interaction',
      );
      const [shown] = await this.sql<{ n: number }>(
        'timeline',
        'SELECT count(DISTINCT subject_id)::int AS n FROM entry WHERE subject_id = ANY($1)',
        [recorded!.id],
      );
      return shown!.n === recorded!.id.length;
    }, PATIENCE);
  }

  stream(subscriberId: string, lastEventId?: string, role: Role = 'agent'): Promise<LiveStream> {
    return this.authorization(role).then((headers) =>
      LiveStream.open(`${this.url}/api/timeline/v1/subscribers/${subscriberId}/stream`, {
        ...headers,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      }),
    );
  }

  databaseUrl(service: Database): string {
    return `${this.postgres.url}/viewline_${service}`;
  }

  async sql<Row extends pg.QueryResultRow>(
    service: Database,
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const pool =
      this.pools.get(service) ?? new pg.Pool({ connectionString: this.databaseUrl(service), max: 2 });
    this.pools.set(service, pool);
    return (await pool.query<Row>(text, values)).rows;
  }

  /** Lets go of everything that is open. Safe to call again. */
  async drain(): Promise<boolean> {
    if (this.isStopped) return true;
    this.isStopped = true;
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
    return this.product.stop();
  }

  async stop(): Promise<void> {
    await this.drain();
    await this.postgres.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = (isJson ? JSON.parse(text) : { text }) as T;
  return { status: response.status, headers: response.headers, body };
}
