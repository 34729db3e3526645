import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { ErrorPattern, ErrorRule } from '../domain/recurring-errors/error-rule.js';
import type { Sighting } from '../domain/recurring-errors/threshold.js';

export interface LockedPattern extends ErrorPattern {
  /** Of its latest ticket. */
  ticketId?: string;
  episodes: number;
}

export interface Episode extends ErrorPattern {
  ticketId: string;
  episode: number;
  firstSeen: Date;
  lastSeen: Date;
  errors: number;
  subscribers: number;
}

interface EpisodeRow {
  ticket_id: string;
  error_code: string;
  device_class: string;
  episode: number;
  first_seen: Date;
  last_seen: Date;
  errors: number;
  subscribers: number;
}

export interface EditedErrorRule extends ErrorRule {
  by: string;
}

@Injectable()
export class ErrorPatternRepository {
  async rules(tx: Transaction): Promise<ErrorRule[]> {
    return await tx
      .query<ErrorRule[]>(
        `SELECT rule_id AS id, error_code AS "errorCode", device_class AS "deviceClass", threshold,
              window_minutes AS "windowMinutes", active FROM error_rule`,
      )
      .then((rules) =>
        rules.map(({ errorCode, deviceClass, ...rule }) => ({
          ...rule,
          ...(errorCode !== null && { errorCode }),
          ...(deviceClass !== null && { deviceClass }),
        })),
      );
  }

  /** @returns the id under which it is kept */
  async saveRule(tx: Transaction, rule: EditedErrorRule, now: Date): Promise<string> {
    const [row] = await tx.query<{ rule_id: string }[]>(
      `INSERT INTO error_rule VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (error_code, device_class) DO UPDATE
       SET threshold = excluded.threshold, window_minutes = excluded.window_minutes, active = excluded.active,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at
       RETURNING rule_id`,
      [
        rule.id,
        rule.errorCode,
        rule.deviceClass,
        rule.threshold,
        rule.windowMinutes,
        rule.active,
        rule.by,
        now,
      ],
    );
    return row!.rule_id;
  }

  /** @returns false where there is none, or it is the one for everything */
  async removeRule(tx: Transaction, id: string): Promise<boolean> {
    const [, count] = await tx.query<[unknown[], number]>(
      'DELETE FROM error_rule WHERE rule_id = $1 AND (error_code IS NOT NULL OR device_class IS NOT NULL)',
      [id],
    );
    return count > 0;
  }

  /** Held by one at a time, and taken in one order by everybody. */
  async lock(tx: Transaction, patterns: readonly ErrorPattern[]): Promise<LockedPattern[]> {
    const columns = [patterns.map((p) => p.errorCode), patterns.map((p) => p.deviceClass)];
    await tx.query(
      `INSERT INTO error_pattern (error_code, device_class)
       SELECT * FROM unnest($1::text[], $2::text[]) AS p(code, class) ORDER BY code, class ON CONFLICT DO NOTHING`,
      columns,
    );
    const rows = await tx.query<
      { error_code: string; device_class: string; ticket_id: string | null; episodes: number }[]
    >(
      `SELECT * FROM error_pattern WHERE (error_code, device_class) IN (SELECT * FROM unnest($1::text[], $2::text[]))
       ORDER BY error_code, device_class FOR UPDATE`,
      columns,
    );
    return rows.map((row) => ({
      errorCode: row.error_code,
      deviceClass: row.device_class,
      ...(row.ticket_id && { ticketId: row.ticket_id }),
      episodes: row.episodes,
    }));
  }

  /** Who was hit between two moments, both included, and after a third. */
  async sightings(
    tx: Transaction,
    { errorCode, deviceClass }: ErrorPattern,
    { from, to, after }: { from: Date; to: Date; after?: Date },
  ): Promise<Sighting[]> {
    const rows = await tx.query<{ subscriber_id: string; occurred_at: Date }[]>(
      `SELECT subscriber_id, occurred_at FROM playback_error
       WHERE error_code = $1 AND device_class = $2 AND occurred_at BETWEEN $3 AND $4
         AND ($5::timestamptz IS NULL OR occurred_at > $5)`,
      [errorCode, deviceClass, from, to, after],
    );
    return rows.map((row) => ({ subscriberId: row.subscriber_id, at: row.occurred_at.getTime() }));
  }

  async begin(tx: Transaction, ticketId: string, pattern: LockedPattern, now: Date): Promise<void> {
    await tx.query(
      `UPDATE error_pattern SET ticket_id = $3, episodes = episodes + 1 WHERE error_code = $1 AND device_class = $2`,
      [pattern.errorCode, pattern.deviceClass, ticketId],
    );
    await tx.query(`INSERT INTO error_episode VALUES ($1, $2, $3, $4, 'infinity', '-infinity', 0, 0, $5)`, [
      ticketId,
      pattern.errorCode,
      pattern.deviceClass,
      pattern.episodes + 1,
      now,
    ]);
  }

  /** Counts errors that are new to an episode. */
  async add(tx: Transaction, ticketId: string, sightings: readonly Sighting[]): Promise<Episode> {
    const times = sightings.map(({ at }) => at);
    const [[row]] = await tx.query<[EpisodeRow[], number]>(
      `WITH hit AS (
         INSERT INTO error_episode_subscriber SELECT $1, id FROM unnest($2::uuid[]) AS id
         ON CONFLICT DO NOTHING RETURNING 1
       )
       UPDATE error_episode
       SET errors = errors + $3, subscribers = subscribers + (SELECT count(*) FROM hit),
           first_seen = least(first_seen, $4), last_seen = greatest(last_seen, $5)
       WHERE ticket_id = $1 RETURNING *`,
      [
        ticketId,
        [...new Set(sightings.map(({ subscriberId }) => subscriberId))],
        sightings.length,
        new Date(Math.min(...times)),
        new Date(Math.max(...times)),
      ],
    );
    return toEpisode(row!);
  }
}

const toEpisode = (row: EpisodeRow): Episode => ({
  ticketId: row.ticket_id,
  errorCode: row.error_code,
  deviceClass: row.device_class,
  episode: row.episode,
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
  errors: row.errors,
  subscribers: row.subscribers,
});
