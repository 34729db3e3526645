import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';

const HOUR = 60 * 60 * 1000;

export interface Attempts {
  /** More than `most` within this hour. */
  tooMany: boolean;
  /** Seconds until the next hour. */
  retryAfter: number;
}

/** How often codes were tried in vain, counted for all replicas together. */
@Injectable()
export class CodeAttemptRepository {
  /** Counts an attempt beforehand, so that many at once cannot slip through; a successful one is taken back. */
  async count(tx: Transaction, who: readonly { name: string; most: number }[], now: Date): Promise<Attempts> {
    const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
    const ordered = who.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const rows = await tx.query<{ who: string; attempts: number }[]>(
      `INSERT INTO code_attempt AS a (who, hour, attempts) SELECT name, $2, 1 FROM unnest($1::text[]) AS name
       ON CONFLICT (who, hour) DO UPDATE SET attempts = a.attempts + 1 RETURNING who, attempts`,
      [ordered.map(({ name }) => name), hour],
    );
    const counts = new Map(rows.map((row) => [row.who, row.attempts]));
    return {
      tooMany: who.some(({ name, most }) => (counts.get(name) ?? 0) > most),
      retryAfter: Math.ceil((hour.getTime() + HOUR - now.getTime()) / 1000),
    };
  }

  async takeBack(tx: Transaction, who: readonly { name: string }[], now: Date): Promise<void> {
    const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
    await tx.query(
      `UPDATE code_attempt SET attempts = attempts - 1 WHERE who = ANY($1::text[]) AND hour = $2`,
      [who.map(({ name }) => name), hour],
    );
  }

  /** @returns how many were forgotten, at most `limit` */
  async forgetBefore(tx: Transaction, moment: Date, limit: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM code_attempt WHERE (who, hour) IN (
         SELECT who, hour FROM code_attempt WHERE hour < $1 ORDER BY hour LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [moment, limit],
    );
    return forgotten;
  }
}
