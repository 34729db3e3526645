import { Injectable } from '@nestjs/common';
import { Money } from '@viewline/kernel';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { Signature } from '../domain/credit/actor.js';
import { type Spending, spentEvent } from '../domain/credit/spending.js';

interface SpendingRow {
  id: string;
  subscriber_id: string;
  cause_kind: string;
  cause_id: string;
  amount: string;
  currency: string;
  spent_by: Signature;
  spent_at: Date;
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
    if (claimed.length > 0) return undefined;
    const [row] = await tx.query<SpendingRow[]>('SELECT * FROM credit_spending WHERE id = $1', [id]);
    return {
      id: row!.id,
      subscriberId: row!.subscriber_id,
      cause: { kind: row!.cause_kind, id: row!.cause_id },
      amount: Money.of(Number(row!.amount), row!.currency),
      by: row!.spent_by,
      at: row!.spent_at,
    };
  }

  async tell(tx: Transaction, spending: Spending): Promise<void> {
    await this.outbox.append(tx, [spentEvent(spending)]);
  }
}
