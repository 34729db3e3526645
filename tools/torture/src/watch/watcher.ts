import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { contactOf } from '../load/contact.js';

/** Milliseconds. */
const LOOK_EVERY = 40;
const RECONNECT_AFTER = 100;
const FIRST_WITHIN = 90_000;

/**
 * Sees each contact as it becomes visible, and each consumer's position. Looks at the timeline's database itself,
 * which tells the moment exactly; that the API shows the same is checked at the end.
 */
export class Watcher {
  /** External ids and when they were first seen. */
  readonly visibleAt = new Map<string, number>();
  readonly movedBack: string[] = [];
  /** `consumer topic/partition` → offset of what comes next. */
  readonly positions = new Map<string, number>();
  /** Everything that commits from now on bears at least this transaction id. */
  private horizon = '0';
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(private readonly databaseUrl: string) {}

  start(): void {
    this.running ??= this.run();
  }

  /** @throws Error when nothing shows for a long time */
  async firstVisible(): Promise<void> {
    for (const deadline = Date.now() + FIRST_WITHIN; Date.now() < deadline; await sleep(LOOK_EVERY)) {
      if (this.visibleAt.size > 0) return;
    }
    throw new Error(`no contact is visible after ${FIRST_WITHIN / 1000} s`);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const client = new pg.Client({
        connectionString: this.databaseUrl,
        application_name: 'torture-watcher',
        connectionTimeoutMillis: 2_000,
        query_timeout: 10_000,
      });
      client.on('error', () => undefined);
      try {
        await client.connect();
        for (; !this.stopping; await sleep(LOOK_EVERY)) await this.look(client);
      } catch {
        // Killed, as everything here is now and then.
        await sleep(RECONNECT_AFTER);
      } finally {
        client.end().catch(() => undefined);
      }
    }
  }

  private async look(client: pg.Client): Promise<void> {
    // Read before the entries: what is still running now will be looked for again.
    const { rows: at } = await client.query<{ horizon: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon',
    );
    const { rows: entries } = await client.query<{ id: string | null }>(
      `SELECT details->>'externalId' AS id FROM entry WHERE arrival >= $1::text::xid8`,
      [this.horizon],
    );
    const now = Date.now();
    for (const { id } of entries) {
      if (id && contactOf(id) && !this.visibleAt.has(id)) this.visibleAt.set(id, now);
    }
    this.horizon = at[0]!.horizon;
    await this.lookAtPositions(client);
  }

  private async lookAtPositions(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ at: string; next: string }>(
      `SELECT consumer || ' ' || topic || '/' || partition AS at, next FROM consumer_position`,
    );
    for (const { at, next } of rows) {
      const before = this.positions.get(at) ?? 0;
      if (Number(next) < before) this.movedBack.push(`${at}: ${before} → ${next}`);
      this.positions.set(at, Number(next));
    }
  }
}
