import { Injectable } from '@nestjs/common';
import { isId, Money } from '@viewline/kernel';
import { Outbox, type Transaction } from '@viewline/messaging';
import { type Credit, eventOf, journalOf } from '../domain/credit/credit.js';
import { creditNotFound } from '../domain/credit/credit.errors.js';
import { subscriberCredit } from '../domain/ledger/account.js';
import type { Journal } from '../domain/ledger/journal.js';
import { CREDIT_COLUMNS, type CreditRow, toCredit, toRow } from './credit.row.js';
import { LedgerRepository } from './ledger.repository.js';

@Injectable()
export class CreditRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Keeps those whose cause is new, books the granted ones among them and tells of all of these.
   * @returns what is on record now for every cause, in the order asked, and whether it is new
   */
  async insertWithEvents(
    tx: Transaction,
    credits: readonly Credit[],
  ): Promise<{ credit: Credit; isNew: boolean }[]> {
    if (credits.length === 0) return [];
    const inserted = await tx.query<{ id: string }[]>(
      `INSERT INTO credit (${CREDIT_COLUMNS})
       SELECT ${CREDIT_COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS r(
         id uuid, subscriber_id uuid, cause_kind text, cause_id text, amount bigint, currency text, status text,
         note text, requested_by jsonb, requested_at timestamptz, decided_by jsonb, decided_at timestamptz,
         decision_reason text, reversed_by jsonb, reversed_at timestamptz, reversal_reason text, sequence int)
       ORDER BY id ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(credits.map(toRow))],
    );
    const left = new Set(inserted.map(({ id }) => id));
    const fresh = new Set(credits.filter(({ id }) => left.delete(id)));
    await this.book(tx, [...fresh]);
    const known = await this.find(
      tx,
      credits.filter((credit) => !fresh.has(credit)).map(({ id }) => id),
    );
    return credits.map((credit) =>
      fresh.has(credit) ? { credit, isNew: true } : { credit: known.get(credit.id)!, isNew: false },
    );
  }

  /**
   * What somebody granted these subscribers alone since then. Whoever asks for more of them waits until this
   * transaction ends, so that a sum cannot be split into many that are each small enough.
   */
  async lockGrantedAlone(
    tx: Transaction,
    by: string,
    family: readonly string[],
    currency: string,
    since: Date,
  ): Promise<Money> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`credit ${by} ${family[0]}`]);
    const [row] = await tx.query<{ sum: string | null }[]>(
      `SELECT sum(amount) FROM credit WHERE subscriber_id = ANY($1::uuid[]) AND requested_at > $2 AND currency = $3
         AND requested_by->>'id' = $4 AND status = 'granted' AND decided_by IS NULL`,
      [family, since, currency, by],
    );
    return Money.of(Number(row?.sum ?? 0), currency);
  }

  /** @throws DomainError `credit.not-found` */
  async lock(tx: Transaction, id: string): Promise<Credit> {
    const rows = isId(id)
      ? await tx.query<CreditRow[]>(`SELECT ${CREDIT_COLUMNS} FROM credit WHERE id = $1 FOR UPDATE`, [id])
      : [];
    if (!rows[0]) throw creditNotFound();
    return toCredit(rows[0]);
  }

  /** A decision, with its booking where money moves. */
  async saveWithEvents(tx: Transaction, credit: Credit, journal?: Journal): Promise<void> {
    const row = toRow(credit);
    await tx.query(
      `UPDATE credit SET status = $2, decided_by = $3, decided_at = $4, decision_reason = $5, reversed_by = $6,
              reversed_at = $7, reversal_reason = $8, sequence = $9 WHERE id = $1`,
      [
        row.id,
        row.status,
        row.decided_by,
        row.decided_at,
        row.decision_reason,
        row.reversed_by,
        row.reversed_at,
        row.reversal_reason,
        row.sequence,
      ],
    );
    if (journal) await this.ledger.post(tx, [journal]);
    await this.tell(tx, [credit], journal !== undefined);
  }

  private async find(tx: Transaction, ids: readonly string[]): Promise<Map<string, Credit>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<CreditRow[]>(
      `SELECT ${CREDIT_COLUMNS} FROM credit WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, toCredit(row)]));
  }

  private async book(tx: Transaction, credits: readonly Credit[]): Promise<void> {
    const granted = credits.filter(({ status }) => status === 'granted');
    await this.ledger.post(tx, granted.map(journalOf));
    await this.tell(tx, credits, granted.length > 0);
  }

  private async tell(tx: Transaction, credits: readonly Credit[], hasMoved: boolean): Promise<void> {
    const accounts = credits.map(({ subscriberId, amount }) =>
      subscriberCredit(subscriberId, amount.currency),
    );
    const balances = hasMoved
      ? await this.ledger.balancesOf(
          tx,
          accounts.map(({ id }) => id),
        )
      : new Map<string, Money>();
    await this.outbox.append(
      tx,
      credits.map((credit, index) => eventOf(credit, balances.get(accounts[index]!.id))),
    );
  }
}
