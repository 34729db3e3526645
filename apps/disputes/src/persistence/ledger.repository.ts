import { Injectable } from '@nestjs/common';
import { Money } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { type Account, type AccountKind, subscriberCredit } from '../domain/ledger/account.js';
import { alreadyReversed, creditSpent } from '../domain/ledger/ledger.errors.js';
import { type Journal, reversalOf } from '../domain/ledger/journal.js';

/** Anything with rows to ask. */
interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

interface BookedEntry {
  id: string;
  kind: AccountKind;
  subscriber_id: string | null;
  currency: string;
  amount: string;
}

/** The books. Journals are only ever added; the database keeps the balances and refuses what does not add up. */
@Injectable()
export class LedgerRepository {
  async post(tx: Transaction, journals: readonly Journal[]): Promise<void> {
    if (journals.length === 0) return;
    await this.open(
      tx,
      journals.flatMap(({ entries }) => entries.map(({ account }) => account)),
    );
    await tx.query(
      `INSERT INTO ledger_journal (id, kind, reference, reverses, booked_at, booked_by, entry_count)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::text[], $7::int[])`,
      [
        journals.map(({ id }) => id),
        journals.map(({ kind }) => kind),
        journals.map(({ reference }) => reference),
        journals.map(({ reverses }) => reverses),
        journals.map(({ bookedAt }) => bookedAt),
        journals.map(({ bookedBy }) => bookedBy),
        journals.map(({ entries }) => entries.length),
      ],
    );
    const entries = journals.flatMap(({ id, entries: own }) => own.map((entry) => ({ id, ...entry })));
    await tx.query(
      `INSERT INTO ledger_entry (journal_id, account_id, amount)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[])`,
      [
        entries.map(({ id }) => id),
        entries.map(({ account }) => account.id),
        entries.map(({ amount }) => amount),
      ],
    );
  }

  /**
   * The counter journal of what was booked for this reference, once.
   * @throws DomainError `credit.spent` where the money is gone, `ledger.already-reversed`
   */
  async reversal(
    tx: Transaction,
    reference: string,
    booking: Pick<Journal, 'bookedAt' | 'bookedBy'>,
  ): Promise<Journal> {
    const [head] = await tx.query<{ id: string; kind: 'grant' | 'spending'; reversed: boolean }[]>(
      `SELECT id, kind, EXISTS (SELECT 1 FROM ledger_journal r WHERE r.reverses = j.id) AS reversed
       FROM ledger_journal j WHERE reference = $1 AND reverses IS NULL`,
      [reference],
    );
    if (!head) throw new Error(`nothing was booked for ${reference}`);
    if (head.reversed) throw alreadyReversed();
    const rows = await tx.query<BookedEntry[]>(
      `SELECT a.id, a.kind, a.subscriber_id, a.currency, e.amount
       FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE e.journal_id = $1`,
      [head.id],
    );
    const entries = rows.map(({ subscriber_id: subscriberId, amount, ...account }) => ({
      account: { ...account, subscriberId },
      amount: Number(amount),
    }));
    const booked: Journal = { ...head, reference, reverses: null, ...booking, entries };
    const counter = reversalOf(booked, booking);
    await this.assertThere(tx, counter);
    return counter;
  }

  /** Locks what each of them may spend in this currency, and says how much it is, in the order given. */
  async lockBalances(tx: Transaction, subscriberIds: readonly string[], currency: string): Promise<Money[]> {
    const ids = subscriberIds.map((subscriberId) => subscriberCredit(subscriberId, currency).id);
    await tx.query('SELECT 1 FROM ledger_account WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
    const balances = await this.balancesOf(tx, ids);
    return ids.map((id) => balances.get(id) ?? Money.zero(currency));
  }

  /** By account; of subscribers' accounts only. */
  async balancesOf(asked: Asked, accountIds: readonly string[]): Promise<Map<string, Money>> {
    const rows = await asked.query<{ id: string; balance: string; currency: string }[]>(
      'SELECT id, balance, currency FROM ledger_account WHERE id = ANY($1::uuid[])',
      [accountIds],
    );
    return new Map(rows.map(({ id, balance, currency }) => [id, Money.of(Number(balance), currency)]));
  }

  private async open(tx: Transaction, accounts: readonly Account[]): Promise<void> {
    const distinct = [...new Map(accounts.map((account) => [account.id, account])).values()];
    await tx.query(
      `INSERT INTO ledger_account (id, kind, subscriber_id, currency)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) AS a(id, kind, subscriber_id, currency)
       WHERE NOT EXISTS (SELECT 1 FROM ledger_account l WHERE l.id = a.id)
       ORDER BY id ON CONFLICT DO NOTHING`,
      [
        distinct.map(({ id }) => id),
        distinct.map(({ kind }) => kind),
        distinct.map(({ subscriberId }) => subscriberId),
        distinct.map(({ currency }) => currency),
      ],
    );
  }

  /** Locks everybody whom it concerns at once, in the order that everybody who books locks in. */
  private async assertThere(tx: Transaction, { entries }: Journal): Promise<void> {
    const own = entries.filter(({ account }) => account.subscriberId !== null);
    const balances = await this.lockBalances(
      tx,
      own.map(({ account }) => account.subscriberId!),
      own[0]!.account.currency,
    );
    if (own.some(({ amount }, index) => balances[index]!.minor + amount < 0)) throw creditSpent();
  }
}
