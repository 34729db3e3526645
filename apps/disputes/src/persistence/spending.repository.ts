import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { Outbox, type Transaction } from '@viewline/messaging';
import { type Spending, spendingEvent } from '../domain/credit/spending.js';
import { spendingNotFound } from '../domain/ledger/ledger.errors.js';
import { SPENDING_COLUMNS, type SpendingRow, toSpending } from './spending.row.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

@Injectable()
export class SpendingRepository {
  constructor(private readonly outbox: Outbox) {}

  /** Claims what credit is spent on; a second one waits here for the first one's end. @returns the one before, if any */
  async claim(tx: Transaction, spending: Spending): Promise<Spending | undefined> {
    const { id, subscriberId, cause, amount, by, at } = spending;
    const claimed = await tx.query<unknown[]>(
      `INSERT INTO credit_spending (id, subscriber_id, cause_kind, cause_id, amount, currency, spent_by, spent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [id, subscriberId, cause.kind, cause.id, amount.minor, amount.currency, by, at],
    );
    return claimed.length > 0 ? undefined : await this.find(tx, id);
  }

  /** @throws DomainError `spending.not-found` */
  async find(asked: Asked, id: string): Promise<Spending> {
    return this.one(asked, id, '');
  }

  /** A second one waits here for the first one's end. @throws DomainError `spending.not-found` */
  async lock(tx: Transaction, id: string): Promise<Spending> {
    return this.one(tx, id, 'FOR UPDATE');
  }

  async saveReversal(tx: Transaction, { id, reversal }: Spending): Promise<void> {
    await tx.query(
      'UPDATE credit_spending SET reversed_by = $2, reversed_at = $3, reversal_reason = $4 WHERE id = $1',
      [id, reversal?.by, reversal?.at, reversal?.reason],
    );
  }

  async tell(tx: Transaction, spending: Spending): Promise<void> {
    await this.outbox.append(tx, [spendingEvent(spending)]);
  }

  private async one(asked: Asked, id: string, locking: '' | 'FOR UPDATE'): Promise<Spending> {
    const [row] = isId(id)
      ? await asked.query<SpendingRow[]>(
          `SELECT ${SPENDING_COLUMNS} FROM credit_spending WHERE id = $1 ${locking}`,
          [id],
        )
      : [];
    if (!row) throw spendingNotFound();
    return toSpending(row);
  }
}
