import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import type { Rejection } from '../domain/bill-import/rejection.js';
import { BILL_IMPORT_COLUMNS, type BillImportRow } from './bill-import.row.js';

export interface Advance {
  records: number;
  /** Of the file, up to here. */
  bytes: number;
  fingerprint: string;
  issued: number;
  rates: number;
  unchanged: number;
  rejections: readonly Rejection[];
}

@Injectable()
export class BillImportRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Begins an import, or finds the one that was begun under this id. */
  async open(
    begun: { id: string; format: string; by: string; totalBytes?: number | undefined },
    now: Date,
  ): Promise<BillImportRow> {
    return await this.transactions.run(async (tx) => {
      await tx.query(
        `INSERT INTO bill_import (id, format, started_by, total_bytes, started_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO NOTHING`,
        [begun.id, begun.format, begun.by, begun.totalBytes, now],
      );
      const sql = `SELECT ${BILL_IMPORT_COLUMNS} FROM bill_import WHERE id = $1`;
      const [row] = await tx.query<BillImportRow[]>(sql, [begun.id]);
      return row!;
    });
  }

  /** @throws DomainError `import.runs-elsewhere` where the import has moved on from these records */
  async lock(tx: Transaction, id: string, records: number): Promise<void> {
    const sql = 'SELECT records FROM bill_import WHERE id = $1 FOR UPDATE';
    const [row] = await tx.query<{ records: string }[]>(sql, [id]);
    if (Number(row?.records) !== records) {
      throw new DomainError('conflict', 'import.runs-elsewhere', 'somebody else runs this import');
    }
  }

  async advance(tx: Transaction, id: string, done: Advance): Promise<BillImportRow> {
    const { rejections } = done;
    await tx.query(
      `INSERT INTO bill_import_rejection (import_id, line, reason) SELECT $1, * FROM unnest($2::int[], $3::text[])`,
      [id, rejections.map(({ line }) => line), rejections.map(({ reason }) => reason)],
    );
    const [[row]] = await tx.query<[BillImportRow[], number]>(
      `UPDATE bill_import SET records = records + $2, done_bytes = $3, fingerprint = $4, issued = issued + $5,
              rates = rates + $6, unchanged = unchanged + $7, rejected = rejected + $8
       WHERE id = $1 RETURNING ${BILL_IMPORT_COLUMNS}`,
      [
        id,
        done.records,
        done.bytes,
        done.fingerprint,
        done.issued,
        done.rates,
        done.unchanged,
        rejections.length,
      ],
    );
    return row!;
  }

  async finish(id: string, { records }: BillImportRow, now: Date): Promise<BillImportRow> {
    return await this.transactions.run(async (tx) => {
      await this.lock(tx, id, records);
      const [[row]] = await tx.query<[BillImportRow[], number]>(
        `UPDATE bill_import SET status = 'finished', finished_at = $2 WHERE id = $1 RETURNING ${BILL_IMPORT_COLUMNS}`,
        [id, now],
      );
      return row!;
    });
  }
}
