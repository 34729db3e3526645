import { Injectable } from '@nestjs/common';
import type { ServiceProblemFacts } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';

export interface Hit {
  problemId: string;
  subscriberId: string;
  since: string;
  /** Absent while it lasts. */
  until?: string;
}

@Injectable()
export class ServiceProblemRepository {
  async declare(tx: Transaction, facts: ServiceProblemFacts, sequence: number): Promise<void> {
    await tx.query(
      `INSERT INTO service_problem AS p (problem_id, facts, facts_sequence, started_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (problem_id) DO UPDATE
       SET facts = excluded.facts, facts_sequence = excluded.facts_sequence, started_at = excluded.started_at
       WHERE p.facts_sequence < excluded.facts_sequence`,
      [facts.problemId, JSON.stringify(facts), sequence, facts.startedAt],
    );
  }

  async resolve(
    tx: Transaction,
    { problemId, startedAt, resolvedAt }: { problemId: string; startedAt: string; resolvedAt: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO service_problem AS p (problem_id, started_at, resolved_at) VALUES ($1, $2, $3)
       ON CONFLICT (problem_id) DO UPDATE SET resolved_at = excluded.resolved_at`,
      [problemId, startedAt, resolvedAt],
    );
  }

  /** That it is over is the last word on a hit, in whatever order the words come. */
  async saveHits(tx: Transaction, hits: readonly Hit[]): Promise<void> {
    const rows = new Map<string, Hit>();
    for (const hit of hits) {
      const key = `${hit.subscriberId} ${hit.problemId}`;
      const known = rows.get(key);
      if (!known || isLaterWord(hit, known)) rows.set(key, hit);
    }
    if (rows.size === 0) return;
    await tx.query(
      `INSERT INTO service_problem_hit AS h (problem_id, subscriber_id, since, until)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("problemId" uuid, "subscriberId" uuid, since timestamptz,
                                                        until timestamptz) ORDER BY 2, 1
       ON CONFLICT (subscriber_id, problem_id) DO UPDATE SET since = excluded.since, until = excluded.until
       WHERE excluded.since > h.since OR (excluded.since = h.since AND excluded.until IS NOT NULL)`,
      [JSON.stringify([...rows.values()])],
    );
  }
}

function isLaterWord(hit: Hit, known: Hit): boolean {
  const later = Date.parse(hit.since) - Date.parse(known.since);
  return later > 0 || (later === 0 && hit.until !== undefined);
}
