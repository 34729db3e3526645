import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { Rejection } from '../../domain/bill-import/rejection.js';
import { BILL_IMPORT_COLUMNS, type BillImportRow } from '../../persistence/bill-import.row.js';

const PAGE = 1000;

@Injectable()
export class ShowBillImport {
  constructor(private readonly dataSource: DataSource) {}

  async execute(id: string): Promise<BillImportRow | undefined> {
    const [row] = await this.dataSource.query<BillImportRow[]>(
      `SELECT ${BILL_IMPORT_COLUMNS} FROM bill_import WHERE id = $1`,
      [isId(id) ? id : null],
    );
    return row;
  }

  /** In the order of the file, a page at a time: a million broken lines must not fill the memory. */
  async *rejections(id: string): AsyncGenerator<Rejection[]> {
    for (let after = '0'; ;) {
      const rows = await this.dataSource.query<(Rejection & { position: string })[]>(
        `SELECT position, line, reason FROM bill_import_rejection
         WHERE import_id = $1 AND position > $2 ORDER BY position LIMIT ${PAGE}`,
        [id, after],
      );
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.position;
    }
  }
}
