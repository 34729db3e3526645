import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { sqlState, type Transaction } from '@viewline/messaging';
import { parentOrChildGone, ticketNotFound } from '../domain/ticket.errors.js';
import type { Ticket } from '../domain/ticket.js';
import { ROW_COLUMNS, TICKET_COLUMNS, toRow, toTicket, type TicketRow } from './ticket.row.js';

const NAMES = ROW_COLUMNS.split(',').map((column) => column.trim().split(' ')[0]!);
const RECORDSET = `jsonb_to_recordset($1::jsonb) AS r(${ROW_COLUMNS})`;

@Injectable()
export class TicketRepository {
  async nextNumber(tx: Transaction): Promise<string> {
    const [row] = await tx.query<{ number: string }[]>(`SELECT 'TT-' || nextval('ticket_number') AS number`);
    return row!.number;
  }

  /** @throws DomainError `ticket.not-found` */
  async lock(tx: Transaction, id: string): Promise<Ticket> {
    const [found] = await this.lockAll(tx, [id]);
    if (!found) throw ticketNotFound(id);
    return found;
  }

  /**
   * Locked in one order whoever asks, so that two who need the same ones never wait for each other. That a child refers
   * to its parent does not wait for the parent's lock.
   */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<Ticket[]> {
    const rows = await tx.query<TicketRow[]>(
      `SELECT ${TICKET_COLUMNS} FROM ticket WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
      [ids.filter(isId)],
    );
    return rows.map(toTicket);
  }

  /** Those of them that nobody else is at. */
  async lockFree(tx: Transaction, ids: readonly string[]): Promise<Ticket[]> {
    const rows = await tx.query<TicketRow[]>(
      `SELECT ${TICKET_COLUMNS} FROM ticket WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`,
      [ids],
    );
    return rows.map(toTicket);
  }

  async insert(tx: Transaction, tickets: readonly Ticket[]): Promise<void> {
    if (tickets.length === 0) return;
    await related(
      tx,
      `INSERT INTO ticket (${NAMES.join(', ')}) SELECT ${NAMES.join(', ')} FROM ${RECORDSET}`,
      [JSON.stringify(tickets.map(toRow))],
    );
  }

  async save(tx: Transaction, tickets: readonly Ticket[]): Promise<void> {
    if (tickets.length === 0) return;
    const set = NAMES.filter((name) => name !== 'id').map((name) => `${name} = r.${name}`);
    await related(tx, `UPDATE ticket t SET ${set.join(', ')} FROM ${RECORDSET} WHERE t.id = r.id`, [
      JSON.stringify(tickets.map(toRow)),
    ]);
  }

  async delete(tx: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await related(tx, 'DELETE FROM ticket WHERE id = ANY($1::uuid[])', [ids]);
  }
}

const FOREIGN_KEY_VIOLATION = '23503';

/** A parent may go, and a child come, while somebody looks at the other one. */
async function related(tx: Transaction, sql: string, values: unknown[]): Promise<void> {
  try {
    await tx.query(sql, values);
  } catch (error) {
    throw sqlState(error) === FOREIGN_KEY_VIOLATION ? parentOrChildGone() : error;
  }
}
