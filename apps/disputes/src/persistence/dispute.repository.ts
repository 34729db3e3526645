import { Injectable } from '@nestjs/common';
import { Outbox, type Transaction } from '@viewline/messaging';
import { disputeNotFound } from '../domain/dispute/dispute.errors.js';
import type { Dispute, DisputeChange } from '../domain/dispute/dispute.js';
import { runningDeadlines } from '../domain/dispute/missed-deadlines.js';
import { DISPUTE_COLUMNS, type DisputeRow, toDispute } from './dispute.row.js';

@Injectable()
export class DisputeRepository {
  constructor(private readonly outbox: Outbox) {}

  async insertWithEvents(tx: Transaction, { dispute: d, events }: DisputeChange): Promise<void> {
    await tx.query(
      `INSERT INTO dispute (id, subscriber_id, bill_id, bill_no, version, sequence, state, reason, description, currency,
         amount, decisions, rule, opened_by, opened_at, acknowledge_by, decide_by, missed, next_due, history)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12::jsonb, $13::jsonb, $14, $15, $16, '{}', $17,
         $18::jsonb)`,
      [
        d.id,
        d.subscriberId,
        d.billId,
        d.billNo,
        d.version,
        d.sequence,
        d.state,
        d.reason,
        d.description,
        d.amount.currency,
        d.amount.minor,
        JSON.stringify(d.rule),
        JSON.stringify(d.openedBy),
        d.openedAt,
        d.acknowledgeBy,
        d.decideBy,
        nextDue(d),
        JSON.stringify(d.history),
      ],
    );
    await tx.query(
      `INSERT INTO dispute_item (dispute_id, position, rate_id, name, amount)
       SELECT $1, item.position, item.rate_id, item.name, item.amount
       FROM unnest($2::uuid[], $3::text[], $4::bigint[]) WITH ORDINALITY AS item(rate_id, name, amount, position)`,
      [
        d.id,
        d.items.map(({ rateId }) => rateId),
        d.items.map(({ name }) => name ?? null),
        d.items.map(({ amount }) => amount.minor),
      ],
    );
    await this.outbox.append(tx, events);
  }

  /** Nobody else changes it until the transaction ends. @throws DomainError `dispute.not-found` */
  async lock(tx: Transaction, id: string): Promise<Dispute> {
    const sql = `SELECT ${DISPUTE_COLUMNS} FROM dispute d WHERE d.id = $1 FOR UPDATE OF d`;
    const [row] = await tx.query<DisputeRow[]>(sql, [id]);
    if (!row) throw disputeNotFound();
    return toDispute(row);
  }

  /** Disputes with a deadline before this moment that was not said yet; another replica's are passed over. */
  async lockOverdue(tx: Transaction, now: Date, limit: number): Promise<Dispute[]> {
    const rows = await tx.query<DisputeRow[]>(
      `SELECT ${DISPUTE_COLUMNS} FROM dispute d WHERE d.next_due < $1 ORDER BY d.next_due LIMIT $2
       FOR UPDATE OF d SKIP LOCKED`,
      [now, limit],
    );
    return rows.map(toDispute);
  }

  async saveWithEvents(tx: Transaction, { dispute: d, events }: DisputeChange): Promise<void> {
    await tx.query(
      `UPDATE dispute SET version = $2, sequence = $3, state = $4, awarded = $5, outcome = $6, decisions = $7,
         decide_by = $8, appeal_by = $9, missed = $10, next_due = $11, adr_body = $12, adr_case_number = $13,
         history = $14::jsonb
       WHERE id = $1`,
      [
        d.id,
        d.version,
        d.sequence,
        d.state,
        d.awarded?.minor ?? null,
        d.outcome,
        d.decisions,
        d.decideBy,
        d.appealBy,
        d.missed,
        nextDue(d),
        d.adrBody,
        d.adrCaseNumber,
        JSON.stringify(d.history),
      ],
    );
    await this.outbox.append(tx, events);
  }

  /**
   * Minor units disputed of each charge, in disputes that still count: open ones, and those that were not lost.
   * The bill is locked by the caller, so that the answer holds.
   */
  async disputedByRate(tx: Transaction, billId: string): Promise<Map<string, number>> {
    const rows = await tx.query<{ rate_id: string; disputed: string }[]>(
      `SELECT i.rate_id, sum(i.amount) AS disputed FROM dispute d JOIN dispute_item i ON i.dispute_id = d.id
       WHERE d.bill_id = $1 AND NOT (d.state IN ('withdrawn', 'closed') AND coalesce(d.awarded, 0) = 0)
       GROUP BY i.rate_id`,
      [billId],
    );
    return new Map(rows.map(({ rate_id: rateId, disputed }) => [rateId, Number(disputed)]));
  }
}

const nextDue = (dispute: Dispute): Date | null => runningDeadlines(dispute)[0]?.dueAt ?? null;
