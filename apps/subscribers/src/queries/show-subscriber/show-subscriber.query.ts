import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { externalIdOf, profileOf } from '../../domain/customer-profile.js';
import type { CustomerDocument } from '../../domain/customer-document.js';
import type { SubscriberIdentity, SubscriberRelationship, SubscriberView } from './subscriber.view.js';

interface Row {
  version: number;
  document: CustomerDocument;
  merged_into: string | null;
  merged_ids: string[];
  identities: SubscriberIdentity[];
  relationships: SubscriberRelationship[];
}

/** Everything about one subscriber in one statement: with those merged into them, as seen at one moment. */
const SQL = `
  WITH RECURSIVE family(id) AS (
    SELECT $1::uuid UNION SELECT e.child_id FROM edge e JOIN family f ON e.parent_id = f.id
  ), members AS (
    SELECT s.id FROM family f JOIN subscriber s ON s.id = f.id
  )
  SELECT s.version, s.document,
         (SELECT parent_id FROM edge WHERE child_id = s.id) AS merged_into,
         coalesce((SELECT jsonb_agg(id ORDER BY id) FROM members WHERE id <> s.id), '[]') AS merged_ids,
         coalesce((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'value', value, 'verified', verified, 'source', source,
                                                       'subscriberId', subscriber_id) ORDER BY kind, value)
                   FROM identity WHERE subscriber_id IN (SELECT id FROM members)), '[]') AS identities,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'subscriberId', subscriber_id, 'type', type,
                                                       'target', target) ORDER BY type, target)
                   FROM (SELECT r.* FROM relationship r JOIN members m ON r.subscriber_id = m.id WHERE r.active
                         UNION SELECT r.* FROM relationship r JOIN members m ON r.target = m.id::text WHERE r.active
                        ) AS related), '[]') AS relationships
  FROM subscriber s WHERE s.id = $1`;

@Injectable()
export class ShowSubscriber {
  constructor(private readonly dataSource: DataSource) {}

  async execute(id: string): Promise<SubscriberView | undefined> {
    const [row] = await this.dataSource.query<Row[]>(SQL, [isId(id) ? id : null]);
    if (!row) return undefined;
    const { subscriberId, identities: _none, ...profile } = profileOf(id, row.document, []);
    const externalId = externalIdOf(row.document);
    return {
      id: subscriberId,
      version: row.version,
      ...(externalId !== undefined && { externalId }),
      ...profile,
      identities: row.identities,
      relationships: row.relationships,
      mergedInto: row.merged_into,
      mergedIds: row.merged_ids,
    };
  }
}
