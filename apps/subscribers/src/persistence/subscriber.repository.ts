import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { Outbox, sqlState, type Transaction } from '@viewline/messaging';
import type { NewEvent } from '@viewline/events';
import { externalIdOf } from '../domain/customer-profile.js';
import { personKey } from '../domain/same-person.js';
import { externalIdTaken, subscriberNotFound } from '../domain/subscriber.errors.js';
import type { Change, Subscriber } from '../domain/subscriber.js';
import { toSubscriber, type SubscriberRow } from './subscriber.row.js';

/** Where a subscriber came from, if by import. */
export interface Origin {
  importId: string;
  line: number;
}

@Injectable()
export class SubscriberRepository {
  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError `subscriber.not-found` */
  async lock(tx: Transaction, id: string): Promise<Subscriber> {
    const found = (await this.lockAll(tx, [id])).get(id);
    if (!found) throw subscriberNotFound(id);
    return found;
  }

  /** Locked in one order whoever asks, so that two who need the same ones never wait for each other. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<Map<string, Subscriber>> {
    const rows = await tx.query<SubscriberRow[]>(
      'SELECT id, version, document FROM subscriber WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
      [ids.filter(isId)],
    );
    return new Map(rows.map((row) => [row.id, toSubscriber(row)]));
  }

  async insertWithEvents(tx: Transaction, changes: readonly (Change & { origin?: Origin })[]): Promise<void> {
    const rows = changes.map(({ subscriber, origin }) => ({
      id: subscriber.id,
      version: subscriber.version,
      ...columns(subscriber),
      import_id: origin?.importId,
      import_line: origin?.line,
    }));
    await unlessTaken(
      tx,
      `INSERT INTO subscriber (id, external_id, version, document, name_key, place_key, import_id, import_line)
       SELECT id, external_id, version, document, name_key, place_key, import_id, import_line
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, external_id text, version int, document jsonb, name_key text,
                                               place_key text, import_id uuid, import_line int)`,
      [JSON.stringify(rows)],
    );
    await this.outbox.append(tx, eventsOf(changes));
  }

  async saveWithEvents(tx: Transaction, changes: readonly Change[]): Promise<void> {
    const rows = changes.map(({ subscriber }) => ({
      id: subscriber.id,
      version: subscriber.version,
      ...columns(subscriber),
    }));
    await unlessTaken(
      tx,
      `UPDATE subscriber s SET version = r.version, document = r.document, external_id = r.external_id,
              name_key = r.name_key, place_key = r.place_key
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, external_id text, version int, document jsonb, name_key text,
                                               place_key text)
       WHERE s.id = r.id`,
      [JSON.stringify(rows)],
    );
    await this.outbox.append(tx, eventsOf(changes));
  }

  async deleteWithEvents(tx: Transaction, id: string, events: readonly NewEvent[]): Promise<void> {
    await tx.query('DELETE FROM subscriber WHERE id = $1', [id]);
    await this.outbox.append(tx, events);
  }
}

function columns({ document }: Subscriber) {
  const { name, place } = personKey(document);
  return { document, external_id: externalIdOf(document), name_key: name, place_key: place };
}

const eventsOf = (changes: readonly Change[]): NewEvent[] => changes.flatMap(({ events }) => events);

const UNIQUE_VIOLATION = '23505';

/** Only the external id can be taken by somebody whom no lock of ours holds back. */
async function unlessTaken(tx: Transaction, sql: string, values: unknown[]): Promise<void> {
  try {
    await tx.query(sql, values);
  } catch (error) {
    throw sqlState(error) === UNIQUE_VIOLATION ? externalIdTaken() : error;
  }
}
