import type { DataSource } from 'typeorm';
import type { EventLog } from '../log/event-log.port.js';

export interface ConsumerStatus {
  consumer: string;
  topic: string;
  /** Records in the log that this consumer has not read yet. */
  lag: number;
  dead: number;
  parked: number;
}

interface Row {
  consumer: string;
  topic: string;
  positions: Record<string, number>;
  dead: number;
  parked: number;
}

/** How far each consumer of this database is behind the log, and what it has set aside. */
export async function consumerStatus(dataSource: DataSource, log: EventLog): Promise<ConsumerStatus[]> {
  const rows = await dataSource.query<Row[]>(
    `SELECT p.consumer, p.topic, jsonb_object_agg(p.partition, p.next) AS positions,
            (SELECT count(*)::int FROM dead_letter d WHERE d.consumer = p.consumer AND d.topic = p.topic AND status = 'dead') AS dead,
            (SELECT count(*)::int FROM dead_letter d WHERE d.consumer = p.consumer AND d.topic = p.topic AND status = 'parked') AS parked
     FROM consumer_position p GROUP BY p.consumer, p.topic ORDER BY p.consumer, p.topic`,
  );
  const bounds = new Map<string, Awaited<ReturnType<EventLog['bounds']>>>();
  for (const topic of new Set(rows.map((row) => row.topic))) bounds.set(topic, await log.bounds(topic));
  return rows.map(({ consumer, topic, positions, dead, parked }) => {
    const behind = bounds.get(topic)!.map((b) => b.end - Math.max(positions[b.partition] ?? 0, b.begin));
    return { consumer, topic, lag: behind.reduce((sum, n) => sum + Math.max(n, 0), 0), dead, parked };
  });
}
