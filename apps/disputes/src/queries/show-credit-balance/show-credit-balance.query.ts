import { Injectable } from '@nestjs/common';
import { Money } from '@viewline/kernel';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import { tmfMoney } from '../../resources/tmf-money.js';

interface BalanceRow {
  subscriber_id: string;
  currency: string;
  balance: string;
}

interface StatementRow {
  journal_id: string;
  kind: string;
  reference: string;
  booked_at: Date;
  subscriber_id: string;
  currency: string;
  amount: string;
  balance: string;
  cause_kind: string;
  cause_id: string;
}

/** Of a statement. */
const MOST_LINES = 500;

/** What a subscriber, with everybody who is one with them now, may spend, and how it came about. */
@Injectable()
export class ShowCreditBalance {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  async execute(subscriberId: string) {
    const family = await this.subscribers.familyOf(subscriberId);
    const rows = await this.dataSource.query<BalanceRow[]>(
      `SELECT subscriber_id, currency, balance FROM ledger_account
       WHERE subscriber_id = ANY($1::uuid[]) ORDER BY currency, subscriber_id`,
      [family],
    );
    const accounts = rows.map((row) => ({
      subscriberId: row.subscriber_id,
      balance: Money.of(Number(row.balance), row.currency),
    }));
    return {
      subscriberId,
      balances: perCurrency(accounts.map(({ balance }) => balance)).map(tmfMoney),
      accounts: accounts.map((account) => ({ ...account, balance: tmfMoney(account.balance) })),
    };
  }

  /** The latest bookings, newest first, each with the balance of its account after it. */
  async statement(subscriberId: string) {
    const rows = await this.dataSource.query<StatementRow[]>(
      `SELECT s.*, coalesce(c.cause_kind, p.cause_kind) AS cause_kind, coalesce(c.cause_id, p.cause_id) AS cause_id
       FROM (SELECT j.id AS journal_id, j.kind, j.reference, j.booked_at, a.subscriber_id, a.currency, e.amount,
                    sum(e.amount) OVER (PARTITION BY a.id ORDER BY j.booked_at, j.reverses IS NOT NULL, j.id) AS balance
             FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id JOIN ledger_journal j ON j.id = e.journal_id
             WHERE a.subscriber_id = ANY($1::uuid[])) s
       LEFT JOIN credit c ON c.id = s.reference
       LEFT JOIN credit_spending p ON p.id = s.reference
       ORDER BY s.booked_at DESC, s.kind = 'reversal' DESC, s.journal_id DESC LIMIT $2`,
      [await this.subscribers.familyOf(subscriberId), MOST_LINES],
    );
    return {
      subscriberId,
      lines: rows.map((row) => ({
        journalId: row.journal_id,
        kind: row.kind,
        reference: row.reference,
        cause: { kind: row.cause_kind, id: row.cause_id },
        bookedAt: row.booked_at,
        subscriberId: row.subscriber_id,
        amount: tmfMoney(Money.of(Number(row.amount), row.currency)),
        balance: tmfMoney(Money.of(Number(row.balance), row.currency)),
      })),
    };
  }
}

function perCurrency(balances: readonly Money[]): Money[] {
  const sums = new Map<string, Money>();
  for (const balance of balances) {
    sums.set(balance.currency, (sums.get(balance.currency) ?? Money.zero(balance.currency)).plus(balance));
  }
  return [...sums.values()];
}
