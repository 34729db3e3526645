import { Injectable } from '@nestjs/common';
import type { Money } from '@viewline/kernel';
import { authorityOf, type LimitsSet } from '../domain/credit/credit-limits.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

@Injectable()
export class CreditLimitRepository {
  /** What was set for one currency, by role. */
  async setFor(asked: Asked, currency: string): Promise<LimitsSet> {
    const rows = await asked.query<{ role: string; amount: string }[]>(
      'SELECT role, amount FROM credit_limit WHERE currency = $1',
      [currency],
    );
    return new Map(rows.map(({ role, amount }) => [role, Number(amount)]));
  }

  /** What somebody of these roles may grant or approve on their own. */
  async authority(asked: Asked, roles: readonly string[], currency: string): Promise<Money> {
    return authorityOf(roles, currency, await this.setFor(asked, currency));
  }

  async save(asked: Asked, role: string, limit: Money, by: string, at: Date): Promise<void> {
    await asked.query(
      `INSERT INTO credit_limit (role, currency, amount, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (role, currency) DO UPDATE
       SET amount = excluded.amount, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [role, limit.currency, limit.minor, by, at],
    );
  }
}
