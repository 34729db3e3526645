import { Injectable } from '@nestjs/common';
import { provisionalSubscriberId, type Identity, type IdentityKind } from '@viewline/events';
import { Outbox, type Transaction } from '@viewline/messaging';
import { AddressBook, type Link } from '../domain/address-book.js';
import { EdgeRepository } from './edge.repository.js';
import { RelationshipRepository } from './relationship.repository.js';

interface IdentityRow {
  kind: IdentityKind;
  value: string;
  subscriber_id: string;
  provisional_id: string;
  verified: boolean;
  source: string;
}

@Injectable()
export class AddressRepository {
  constructor(
    private readonly outbox: Outbox,
    private readonly edges: EdgeRepository,
    private readonly relationships: RelationshipRepository,
  ) {}

  /**
   * Holds the addresses still until the transaction ends: those named and all that the subscribers have. Lock the
   * subscribers first.
   */
  async hold(
    tx: Transaction,
    identities: readonly Identity[],
    subscriberIds: readonly string[],
  ): Promise<AddressBook> {
    const own = await tx.query<{ provisional_id: string }[]>(
      'SELECT DISTINCT provisional_id FROM identity WHERE subscriber_id = ANY($1::uuid[])',
      [subscriberIds],
    );
    const ids = [...identities.map(provisionalSubscriberId), ...own.map((row) => row.provisional_id)];
    const edges = await this.edges.lock(tx, ids);
    // Read after the lock: who waited for it must see what the other one did.
    const rows = await tx.query<IdentityRow[]>(
      `SELECT kind, value, subscriber_id, provisional_id, verified, source FROM identity
       WHERE provisional_id = ANY($1::uuid[])`,
      [ids],
    );
    return new AddressBook(edges, rows.map(toLink));
  }

  async save(tx: Transaction, book: AddressBook): Promise<void> {
    const { unlinked, linked, movedEdges, events, relationships } = book;
    if (unlinked.size > 0) {
      const gone = [...unlinked.values()];
      await tx.query(
        `DELETE FROM identity i USING unnest($1::text[], $2::text[]) AS u(kind, value)
         WHERE i.kind = u.kind AND i.value = u.value`,
        [gone.map(({ kind }) => kind), gone.map(({ value }) => value)],
      );
    }
    if (linked.size > 0) await this.upsert(tx, [...linked.values()]);
    if (movedEdges.size > 0) await this.edges.save(tx, [...movedEdges.values()]);
    await this.outbox.append(tx, events);
    await this.relationships.add(tx, relationships);
  }

  private async upsert(tx: Transaction, links: readonly Link[]): Promise<void> {
    await tx.query(
      `INSERT INTO identity AS i (kind, value, subscriber_id, provisional_id, verified, source)
       SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[], $5::boolean[], $6::text[])
       ON CONFLICT (kind, value) DO UPDATE SET verified = excluded.verified, source = excluded.source
         WHERE i.subscriber_id = excluded.subscriber_id`,
      [
        links.map(({ identity }) => identity.kind),
        links.map(({ identity }) => identity.value),
        links.map(({ subscriberId }) => subscriberId),
        links.map(({ provisionalId }) => provisionalId),
        links.map(({ verified }) => verified),
        links.map(({ source }) => source),
      ],
    );
  }
}

function toLink(row: IdentityRow): Link {
  return {
    identity: { kind: row.kind, value: row.value },
    subscriberId: row.subscriber_id,
    provisionalId: row.provisional_id,
    verified: row.verified,
    source: row.source,
  };
}
