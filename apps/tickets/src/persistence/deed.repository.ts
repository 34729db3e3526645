import { Injectable } from '@nestjs/common';
import type { PromiseKind } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import type { Deed } from '../domain/promises/deed.js';
import type { Evidence } from '../domain/promises/promise.js';

interface DeedRow {
  subscriber_id: string;
  kinds: PromiseKind[];
  done_at: Date;
  channel: string | null;
  ticket_id: string | null;
  evidence: Evidence;
}

/**
 * What was done for whom in the last weeks. Whom it was done for may be known only later, when an address is linked or
 * two subscribers are merged: a promise is not broken before this was looked at.
 */
@Injectable()
export class DeedRepository {
  async save(tx: Transaction, deeds: readonly Deed[]): Promise<void> {
    if (deeds.length === 0) return;
    const rows = deeds.map(({ at, evidence, ...deed }) => ({
      ...deed,
      at,
      evidence,
      eventId: evidence.eventId,
    }));
    await tx.query(
      `INSERT INTO deed (event_id, subscriber_id, kinds, done_at, channel, ticket_id, evidence)
       SELECT "eventId", "subscriberId", kinds, at, channel, "ticketId", evidence FROM jsonb_to_recordset($1::jsonb) AS r(
         "eventId" uuid, "subscriberId" uuid, kinds text[], at timestamptz, channel text, "ticketId" text, evidence jsonb)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }

  /** Of these subscribers, from one moment to another, first things first. */
  async between(
    tx: Transaction,
    subscriberIds: readonly string[],
    from: string,
    to: string,
  ): Promise<Deed[]> {
    const rows = await tx.query<DeedRow[]>(
      `SELECT subscriber_id, kinds, done_at, channel, ticket_id, evidence FROM deed
       WHERE subscriber_id = ANY($1::uuid[]) AND done_at BETWEEN $2 AND $3 ORDER BY done_at LIMIT 1000`,
      [subscriberIds, from, to],
    );
    return rows.map((row) => ({
      subscriberId: row.subscriber_id,
      kinds: row.kinds,
      at: row.done_at,
      ...(row.channel !== null && { channel: row.channel }),
      ...(row.ticket_id !== null && { ticketId: row.ticket_id }),
      evidence: row.evidence,
    }));
  }

  /** Returns how many are forgotten, at most `limit`. */
  async forget(tx: Transaction, before: Date, limit: number): Promise<number> {
    const gone = await tx.query<[unknown[], number]>(
      `DELETE FROM deed WHERE event_id IN (
         SELECT event_id FROM deed WHERE done_at < $1 ORDER BY done_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [before, limit],
    );
    return gone[1];
  }
}
