import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { sqlState, type Transaction } from '@viewline/messaging';
import { macroNameTaken, macroNotFound, type Macro } from '../domain/macro.js';

interface Row extends Omit<Macro, 'description' | 'note'> {
  description: string | null;
  note: Macro['note'] | null;
}

/** A transaction or a data source. */
interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

const UNIQUE_VIOLATION = '23505';
const COLUMNS = 'id, name, version, description, changes, note';

@Injectable()
export class MacroRepository {
  /** By name; a desk has some dozens. */
  async all(asked: Asked, limit: number): Promise<Macro[]> {
    return (await asked.query<Row[]>(`SELECT ${COLUMNS} FROM macro ORDER BY name LIMIT $1`, [limit])).map(
      toMacro,
    );
  }

  /** @throws DomainError `macro.not-found` */
  async one(asked: Asked, id: string): Promise<Macro> {
    const sql = `SELECT ${COLUMNS} FROM macro WHERE id = $1`;
    const [row] = await asked.query<Row[]>(sql, [isId(id) ? id : null]);
    if (!row) throw macroNotFound(id);
    return toMacro(row);
  }

  /** @throws DomainError `macro.not-found` */
  async lock(tx: Transaction, id: string): Promise<Macro> {
    await tx.query('SELECT 1 FROM macro WHERE id = $1 FOR UPDATE', [isId(id) ? id : null]);
    return await this.one(tx, id);
  }

  /** @throws DomainError `macro.name-taken` */
  async save(tx: Transaction, macro: Macro, by: string, now: Date): Promise<void> {
    const { id, name, version, description = null, changes, note } = macro;
    try {
      await tx.query(
        `INSERT INTO macro (id, name, version, description, changes, note, updated_at, updated_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version,
           description = excluded.description, changes = excluded.changes, note = excluded.note,
           updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
        [
          id,
          name,
          version,
          description,
          JSON.stringify(changes),
          note ? JSON.stringify(note) : null,
          now,
          by,
        ],
      );
    } catch (error) {
      throw sqlState(error) === UNIQUE_VIOLATION ? macroNameTaken(name) : error;
    }
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM macro WHERE id = $1', [id]);
  }
}

function toMacro({ description, note, ...row }: Row): Macro {
  return { ...row, ...(description !== null && { description }), ...(note && { note }) };
}
