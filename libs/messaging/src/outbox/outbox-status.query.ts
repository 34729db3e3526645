import type { DataSource } from 'typeorm';

export interface OutboxStatus {
  waiting: number;
  /** Recorded time of the oldest event that waits; null while none does. */
  oldest: Date | null;
  published: number;
  /** Whether some relay holds the leadership. */
  isRelayRunning: boolean;
}

/** What an operator asks when events do not come through. */
export async function outboxStatus(dataSource: DataSource): Promise<OutboxStatus> {
  const [row] = await dataSource.query<OutboxStatus[]>(
    `SELECT (SELECT count(*)::int FROM outbox) AS waiting,
            (SELECT recorded_at FROM outbox ORDER BY position LIMIT 1) AS oldest,
            (SELECT coalesce(sum(published), 0)::int FROM relay_count) AS published,
            EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                    WHERE l.locktype = 'advisory' AND d.datname = current_database() AND l.granted
                      AND l.objid::bigint = (hashtext('viewline.outbox-relay')::bigint & 4294967295)) AS "isRelayRunning"`,
  );
  return row!;
}
