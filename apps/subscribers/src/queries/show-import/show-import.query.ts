import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { Rejection } from '../../domain/import/rejection.js';
import { IMPORT_COLUMNS, type ImportRow } from '../../persistence/import.row.js';

const PAGE = 1000;

@Injectable()
export class ShowImport {
  constructor(private readonly dataSource: DataSource) {}

  async execute(id: string): Promise<ImportRow | undefined> {
    const [row] = await this.dataSource.query<ImportRow[]>(
      `SELECT ${IMPORT_COLUMNS} FROM import WHERE id = $1`,
      [isId(id) ? id : null],
    );
    return row;
  }

  /** In the order of the file, a page at a time: a million broken lines must not fill the memory. */
  async *rejections(id: string): AsyncGenerator<Rejection[]> {
    for (let after = '0'; ;) {
      const rows = await this.dataSource.query<(Rejection & { position: string })[]>(
        `SELECT position, line, column_name AS column, reason, effect FROM import_rejection
         WHERE import_id = $1 AND position > $2 ORDER BY position LIMIT ${PAGE}`,
        [id, after],
      );
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.position;
    }
  }
}
