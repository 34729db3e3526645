import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { CustomerDocument } from '../domain/customer-document.js';
import type { Party, PartyKind } from '../domain/party.js';
import { partyNotFound } from '../domain/subscriber.errors.js';

interface PartyRow {
  id: string;
  version: number;
  document: CustomerDocument;
}

// The kind names the table, so it must never come from outside: PartyKind is a closed list.
@Injectable()
export class PartyRepository {
  /** @throws DomainError `party.not-found` */
  async lock(tx: Transaction, kind: PartyKind, id: string): Promise<Party> {
    const [row] = await tx.query<PartyRow[]>(
      `SELECT id, version, document FROM ${kind} WHERE id = $1 FOR UPDATE`,
      [isId(id) ? id : null],
    );
    if (!row) throw partyNotFound(kind, id);
    return { kind, ...row };
  }

  /** The document of whoever a customer refers to; undefined where the party is kept in another system. */
  async documentOf(tx: Transaction, partyId: string | undefined): Promise<CustomerDocument | undefined> {
    if (!isId(partyId)) return undefined;
    const [row] = await tx.query<{ document: CustomerDocument }[]>(
      `SELECT document FROM individual WHERE id = $1 UNION ALL SELECT document FROM organization WHERE id = $1`,
      [partyId],
    );
    return row?.document;
  }

  async customersOf(tx: Transaction, partyId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>('SELECT id FROM subscriber WHERE party_id = $1', [partyId]);
    return rows.map((row) => row.id);
  }

  async insert(tx: Transaction, parties: readonly Party[]): Promise<void> {
    for (const kind of ['individual', 'organization'] as const) {
      const ofKind = parties.filter((party) => party.kind === kind);
      if (ofKind.length === 0) continue;
      await tx.query(
        `INSERT INTO ${kind} (id, version, document) SELECT * FROM unnest($1::uuid[], $2::int[], $3::jsonb[])`,
        [
          ofKind.map(({ id }) => id),
          ofKind.map(({ version }) => version),
          ofKind.map(({ document }) => JSON.stringify(document)),
        ],
      );
    }
  }

  async save(tx: Transaction, { kind, id, version, document }: Party): Promise<void> {
    await tx.query(`UPDATE ${kind} SET version = $2, document = $3 WHERE id = $1`, [
      id,
      version,
      JSON.stringify(document),
    ]);
  }

  async delete(tx: Transaction, { kind, id }: Party): Promise<void> {
    await tx.query(`DELETE FROM ${kind} WHERE id = $1`, [id]);
  }
}
