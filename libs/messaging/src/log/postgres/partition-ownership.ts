import pg from 'pg';
import { newId } from '@viewline/kernel';
import type { TopicPartition } from '../event-log.port.js';

/**
 * Shares partitions among the members of a group. Each member keeps one connection; the member is alive as long as
 * PostgreSQL sees that connection, and a partition is owned through an advisory lock on it. When a process dies, its
 * connection and with it membership and locks are gone at once. Positions commit by compare-and-set, so ownership
 * is about order and economy, not about safety.
 */
export class PartitionOwnership {
  private readonly member = newId();
  private client: pg.Client | undefined;
  private readonly owned = new Map<string, TopicPartition>();

  constructor(
    private readonly url: string,
    private readonly group: string,
    private readonly all: readonly TopicPartition[],
  ) {}

  isOwned(at: TopicPartition): boolean {
    return this.owned.has(keyOf(at));
  }

  list(): TopicPartition[] {
    return [...this.owned.values()];
  }

  /** Takes what is due and free, gives back what is due to others unless it is busy. Rejects when the connection fails. */
  async settle(isBusy: (at: TopicPartition) => boolean): Promise<void> {
    const client = this.client ?? (await this.join());
    const { rows } = await client.query<{ member: string }>(
      `SELECT m.member FROM log_member m
       JOIN pg_stat_activity a ON a.pid = m.backend_pid AND a.backend_start = m.backend_start
       WHERE m.consumer_group = $1 ORDER BY m.member`,
      [this.group],
    );
    const rank = rows.findIndex((row) => row.member === this.member);
    const due = new Set(this.all.filter((_, nth) => rank >= 0 && nth % rows.length === rank).map(keyOf));
    for (const at of this.list()) {
      if (due.has(keyOf(at)) || isBusy(at)) continue;
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [lockClass(this.group), keyOf(at)]);
      this.owned.delete(keyOf(at));
    }
    const wanted = this.all.filter((at) => due.has(keyOf(at)) && !this.isOwned(at));
    if (wanted.length === 0) return;
    const locked = await client.query<{ key: string }>(
      `SELECT key FROM unnest($2::text[]) AS key WHERE pg_try_advisory_lock($1, hashtext(key))`,
      [lockClass(this.group), wanted.map(keyOf)],
    );
    const got = new Set(locked.rows.map((row) => row.key));
    for (const at of wanted) if (got.has(keyOf(at))) this.owned.set(keyOf(at), at);
  }

  async leave(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.owned.clear();
    if (!client) return;
    await client.query('DELETE FROM log_member WHERE member = $1', [this.member]).catch(() => undefined);
    await client.end().catch(() => undefined);
  }

  private async join(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: `viewline-log ${this.group}`,
      keepAlive: true,
    });
    const lost = () => {
      if (this.client !== client) return;
      this.client = undefined;
      this.owned.clear();
    };
    client.on('error', lost);
    client.once('end', lost);
    await client.connect();
    try {
      await client.query(
        `DELETE FROM log_member m WHERE consumer_group = $1 AND NOT EXISTS (
           SELECT FROM pg_stat_activity a WHERE a.pid = m.backend_pid AND a.backend_start = m.backend_start)`,
        [this.group],
      );
      await client.query(
        `INSERT INTO log_member (consumer_group, member, backend_pid, backend_start)
         SELECT $1, $2, pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()
         ON CONFLICT (consumer_group, member)
         DO UPDATE SET backend_pid = excluded.backend_pid, backend_start = excluded.backend_start`,
        [this.group, this.member],
      );
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    return client;
  }
}

export function keyOf(at: TopicPartition): string {
  return `${at.topic}/${at.partition}`;
}

/** Advisory locks have two 32-bit halves: the group is one, the partition the other. */
function lockClass(group: string): number {
  let h = 0;
  for (const c of group) h = (Math.imul(h, 31) + c.codePointAt(0)!) | 0;
  return h;
}
