import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import type { Rejection } from '../domain/import/rejection.js';
import { IMPORT_COLUMNS, type ImportRow } from './import.row.js';

export interface Advance {
  records: number;
  /** Of the file, up to here. */
  bytes: number;
  fingerprint: string;
  registered: number;
  updated: number;
  unchanged: number;
  rejections: readonly Rejection[];
}

@Injectable()
export class ImportRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Begins an import, or finds the one that was begun under this id. */
  async open(begun: {
    id: string;
    format: string;
    by: string;
    totalBytes?: number | undefined;
  }): Promise<ImportRow> {
    return await this.transactions.run(async (tx) => {
      await tx.query(
        `INSERT INTO import (id, format, started_by, total_bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
        [begun.id, begun.format, begun.by, begun.totalBytes],
      );
      const [row] = await tx.query<ImportRow[]>(`SELECT ${IMPORT_COLUMNS} FROM import WHERE id = $1`, [
        begun.id,
      ]);
      return row!;
    });
  }

  /** @throws DomainError `import.runs-elsewhere` where the import has moved on from these records */
  async lock(tx: Transaction, id: string, records: number): Promise<void> {
    const [row] = await tx.query<{ records: string }[]>(
      'SELECT records FROM import WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (Number(row?.records) !== records) {
      throw new DomainError('conflict', 'import.runs-elsewhere', 'somebody else runs this import');
    }
  }

  async advance(tx: Transaction, id: string, done: Advance): Promise<ImportRow> {
    const { rejections } = done;
    await tx.query(
      `INSERT INTO import_rejection (import_id, line, column_name, reason, effect)
       SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[])`,
      [
        id,
        rejections.map(({ line }) => line),
        rejections.map(({ column }) => column),
        rejections.map(({ reason }) => reason),
        rejections.map(({ effect }) => effect),
      ],
    );
    const rejected = rejections.filter(({ effect }) => effect === 'line-rejected').length;
    const [[row]] = await tx.query<[ImportRow[], number]>(
      `UPDATE import SET records = records + $2, done_bytes = $3, fingerprint = $4, registered = registered + $5,
              updated = updated + $6, unchanged = unchanged + $7, rejected = rejected + $8
       WHERE id = $1 RETURNING ${IMPORT_COLUMNS}`,
      [
        id,
        done.records,
        done.bytes,
        done.fingerprint,
        done.registered,
        done.updated,
        done.unchanged,
        rejected,
      ],
    );
    return row!;
  }

  async finish(id: string, { records }: ImportRow): Promise<ImportRow> {
    return await this.transactions.run(async (tx) => {
      await this.lock(tx, id, records);
      const [[row]] = await tx.query<[ImportRow[], number]>(
        `UPDATE import SET status = 'finished', finished_at = now() WHERE id = $1 RETURNING ${IMPORT_COLUMNS}`,
        [id],
      );
      return row!;
    });
  }
}
