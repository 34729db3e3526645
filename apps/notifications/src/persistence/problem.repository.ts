import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { HitWord } from '../domain/outage/problem-word.js';
import type { PersonalStage, Stage } from '../domain/outage/stage.js';

export interface ProblemState {
  problemId: string;
  priority: number;
  statusUrl: string | null;
  toldEta: string | null;
  sequence: number;
}

/** Whoever is hit by the time of an update is told; whoever is hit later reads the estimate in the first word. */
const RECIPIENTS = `
  INSERT INTO outage_message (problem_id, stage, subscriber_id, kind, at)
  SELECT s.problem_id, s.stage, h.subscriber_id, s.kind, s.at
  FROM problem_stage s JOIN problem_hit h USING (problem_id)
  WHERE (s.kind <> 'update' OR (h.hit_at <= s.at AND (h.lifted_at IS NULL OR h.lifted_at >= s.at)))`;

@Injectable()
export class ProblemRepository {
  /**
   * Locks outages, known before or not. Who adds stages locks out who adds hits, or one of both would miss the other;
   * hits of several batches do not wait for each other.
   */
  async lock(tx: Transaction, problemIds: readonly string[], to: 'stages' | 'hits'): Promise<ProblemState[]> {
    const sorted = [...new Set(problemIds)].toSorted();
    if (sorted.length === 0) return [];
    await tx.query(
      'INSERT INTO problem (problem_id) SELECT * FROM unnest($1::uuid[]) ON CONFLICT (problem_id) DO NOTHING',
      [sorted],
    );
    return await tx.query<ProblemState[]>(
      `SELECT problem_id AS "problemId", priority, status_url AS "statusUrl", told_eta AS "toldEta", sequence
       FROM problem WHERE problem_id = ANY($1::uuid[]) ORDER BY problem_id
       FOR ${to === 'stages' ? 'UPDATE' : 'SHARE'}`,
      [sorted],
    );
  }

  async save(tx: Transaction, problems: readonly ProblemState[]): Promise<void> {
    await tx.query(
      `UPDATE problem p SET priority = r.priority, status_url = r.status_url, told_eta = r.told_eta,
              sequence = r.sequence
       FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::int[])
         AS r(problem_id, priority, status_url, told_eta, sequence)
       WHERE p.problem_id = r.problem_id`,
      [
        problems.map((p) => p.problemId),
        problems.map((p) => p.priority),
        problems.map((p) => p.statusUrl),
        problems.map((p) => p.toldEta),
        problems.map((p) => p.sequence),
      ],
    );
  }

  /** A stage for everybody who is hit: one statement, however many they are. */
  async addStages(tx: Transaction, stages: readonly Stage[]): Promise<void> {
    if (stages.length === 0) return;
    const key = [stages.map((s) => s.problemId), stages.map((s) => s.name)];
    await tx.query(
      `INSERT INTO problem_stage (problem_id, stage, kind, at, slots)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::jsonb[])
       ON CONFLICT (problem_id, stage) DO NOTHING`,
      [
        ...key,
        stages.map((s) => s.kind),
        stages.map((s) => s.at),
        stages.map((s) => JSON.stringify(s.slots)),
      ],
    );
    await tx.query(
      `${RECIPIENTS} AND (s.problem_id, s.stage) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))
       ON CONFLICT (problem_id, subscriber_id, stage) DO NOTHING`,
      key,
    );
  }

  /** Who is hit, or no longer, and with them the stages that they have not been told of yet. */
  async addHits(tx: Transaction, hits: readonly HitWord[]): Promise<void> {
    const sorted = merged(hits);
    if (sorted.length === 0) return;
    const key = [sorted.map((h) => h.problemId), sorted.map((h) => h.subscriberId)];
    await tx.query(
      `INSERT INTO problem_hit AS h (problem_id, subscriber_id, hit_at, lifted_at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
       ON CONFLICT (problem_id, subscriber_id) DO UPDATE
       SET hit_at = least(h.hit_at, excluded.hit_at), lifted_at = greatest(h.lifted_at, excluded.lifted_at)`,
      [...key, sorted.map((h) => h.hitAt), sorted.map((h) => h.liftedAt ?? null)],
    );
    await tx.query(
      `${RECIPIENTS} AND (h.problem_id, h.subscriber_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
       ON CONFLICT (problem_id, subscriber_id, stage) DO NOTHING`,
      key,
    );
  }

  async addPersonal(tx: Transaction, stages: readonly PersonalStage[]): Promise<void> {
    if (stages.length === 0) return;
    await tx.query(
      `INSERT INTO outage_message (problem_id, stage, subscriber_id, kind, at, slots)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::jsonb[])
       ON CONFLICT (problem_id, subscriber_id, stage) DO NOTHING`,
      [
        stages.map((s) => s.problemId),
        stages.map((s) => s.name),
        stages.map((s) => s.subscriberId),
        stages.map((s) => s.kind),
        stages.map((s) => s.at),
        stages.map((s) => JSON.stringify(s.slots)),
      ],
    );
  }

  /** What else can be watched while the outage lasts; goes into what is told from now on. */
  async suggest(tx: Transaction, problemId: string, alternatives: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO problem (problem_id, alternatives) VALUES ($1, $2)
       ON CONFLICT (problem_id) DO UPDATE SET alternatives = excluded.alternatives`,
      [problemId, JSON.stringify(alternatives)],
    );
  }

  /**
   * Outages that are over for long and of which no message is kept any more: first who was hit, then the outage. While
   * one lasts, all who are hit are kept, however long ago it was: the all clear is for them.
   * @returns how many rows were forgotten
   */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const over = await tx.query<{ problem_id: string }[]>(
      `SELECT p.problem_id FROM problem_stage s JOIN problem p USING (problem_id)
       WHERE s.kind = 'all-clear' AND s.at < $1
         AND NOT EXISTS (SELECT FROM outage_message m WHERE m.problem_id = s.problem_id)
       ORDER BY s.at LIMIT 20 FOR UPDATE OF p SKIP LOCKED`,
      [before],
    );
    if (over.length === 0) return 0;
    const ids = over.map((row) => row.problem_id);
    const [, hits] = await tx.query<[unknown[], number]>(
      `DELETE FROM problem_hit WHERE (problem_id, subscriber_id) IN (
         SELECT problem_id, subscriber_id FROM problem_hit WHERE problem_id = ANY($1::uuid[]) LIMIT $2 FOR UPDATE)`,
      [ids, most],
    );
    if (hits === most) return hits;
    await tx.query('DELETE FROM problem_stage WHERE problem_id = ANY($1::uuid[])', [ids]);
    await tx.query('DELETE FROM problem WHERE problem_id = ANY($1::uuid[])', [ids]);
    return hits + ids.length;
  }
}

/** One word per subscriber and outage, in one order for all. */
function merged(hits: readonly HitWord[]): HitWord[] {
  const byKey = new Map<string, HitWord>();
  for (const hit of hits) {
    const key = `${hit.problemId} ${hit.subscriberId}`;
    const known = byKey.get(key);
    const hitAt = known && known.hitAt < hit.hitAt ? known.hitAt : hit.hitAt;
    byKey.set(key, { ...known, ...hit, hitAt });
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, hit]) => hit);
}
