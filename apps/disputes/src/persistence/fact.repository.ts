import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Fact, FactSection } from '../reactions/keep-facts-when-subscriber-events-come/facts.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

interface FactRow {
  event_id: string;
  subscriber_id: string;
  section: FactSection;
  type: string;
  happened_at: Date;
  facts: Record<string, unknown>;
}

@Injectable()
export class FactRepository {
  /** @returns how many of them were new */
  async add(tx: Transaction, facts: readonly Fact[]): Promise<number> {
    const added = await tx.query<unknown[]>(
      `INSERT INTO subscriber_fact (event_id, subscriber_id, section, type, happened_at, facts)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[])
       ON CONFLICT (event_id) DO NOTHING RETURNING 1`,
      [
        facts.map(({ eventId }) => eventId),
        facts.map(({ subscriberId }) => subscriberId),
        facts.map(({ section }) => section),
        facts.map(({ type }) => type),
        facts.map(({ happenedAt }) => happenedAt),
        facts.map((fact) => JSON.stringify(fact.facts)),
      ],
    );
    return added.length;
  }

  /** Oldest first, at most so many. */
  async between(
    asked: Asked,
    subscriberIds: readonly string[],
    period: { from: Date; until: Date },
    limit: number,
  ): Promise<Fact[]> {
    const rows = await asked.query<FactRow[]>(
      `SELECT event_id, subscriber_id, section, type, happened_at, facts FROM subscriber_fact
       WHERE subscriber_id = ANY($1::uuid[]) AND happened_at >= $2 AND happened_at < $3
       ORDER BY happened_at, event_id LIMIT $4`,
      [subscriberIds, period.from, period.until, limit],
    );
    return rows.map((row) => ({
      eventId: row.event_id,
      subscriberId: row.subscriber_id,
      section: row.section,
      type: row.type,
      happenedAt: row.happened_at.toISOString(),
      facts: row.facts,
    }));
  }

  /** @returns how many were forgotten, at most `limit` */
  async forgetBefore(tx: Transaction, moment: Date, limit: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM subscriber_fact WHERE event_id IN (
         SELECT event_id FROM subscriber_fact WHERE happened_at < $1 ORDER BY happened_at LIMIT $2
         FOR UPDATE SKIP LOCKED)`,
      [moment, limit],
    );
    return forgotten;
  }
}
