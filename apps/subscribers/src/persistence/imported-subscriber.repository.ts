import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { CustomerLine } from '../domain/import/customer-line.js';
import type { Known } from '../domain/import/import-plan.js';
import { toSubscriber, type SubscriberRow } from './subscriber.row.js';

@Injectable()
export class ImportedSubscriberRepository {
  /** Those whom the lines speak of, by the operator's key or by account number, locked until the transaction ends. */
  async lockKnown(tx: Transaction, importId: string, customers: readonly CustomerLine[]): Promise<Known[]> {
    const keys = customers.flatMap(({ cells }) => (cells.externalId === undefined ? [] : [cells.externalId]));
    const accounts = customers.flatMap(({ account }) => (account ? [account.value] : []));
    const rows = await tx.query<(SubscriberRow & { line: number | null })[]>(
      `SELECT id, version, document, CASE WHEN import_id = $1 THEN import_line END AS line FROM subscriber
       WHERE id IN (SELECT id FROM subscriber WHERE external_id = ANY($2::text[])
                    UNION SELECT subscriber_id FROM identity WHERE kind = 'account' AND value = ANY($3::text[]))
       ORDER BY id FOR UPDATE`,
      [importId, keys, accounts],
    );
    return rows.map((row) => ({
      subscriber: toSubscriber(row),
      ...(row.line !== null && { line: row.line }),
    }));
  }

  /** Remembers which line spoke of whom, so that a second one in the same file is noticed. */
  async markMet(
    tx: Transaction,
    importId: string,
    met: readonly { id: string; line: number }[],
  ): Promise<void> {
    if (met.length === 0) return;
    await tx.query(
      `UPDATE subscriber s SET import_id = $1, import_line = m.line
       FROM unnest($2::uuid[], $3::int[]) AS m(id, line) WHERE s.id = m.id`,
      [importId, met.map(({ id }) => id), met.map(({ line }) => line)],
    );
  }
}
