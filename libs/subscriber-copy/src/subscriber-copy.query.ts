import { Injectable } from '@nestjs/common';
import type { SubscriberProfile } from '@viewline/events';
import { DataSource } from 'typeorm';

/** A transaction or a data source. */
interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

export interface KnownSubscriber {
  subscriberId: string;
  /** What the last full word on them said; absent while only an address is known. */
  profile?: SubscriberProfile;
  /** The latest one, which may be newer than the profile's. */
  status?: string;
  removed: boolean;
}

interface Row {
  subscriber_id: string;
  facts: SubscriberProfile | Record<string, never>;
  status: string | null;
  removed: boolean;
}

/** What this service knows about subscribers by itself. Give the transaction at hand to read what it has written. */
@Injectable()
export class SubscriberCopy {
  constructor(private readonly dataSource: DataSource) {}

  async find(subscriberId: string, asked: Asked = this.dataSource): Promise<KnownSubscriber | undefined> {
    return (await this.findAll([subscriberId], asked))[0];
  }

  /** Those of them that are known, in no order. */
  async findAll(
    subscriberIds: readonly string[],
    asked: Asked = this.dataSource,
  ): Promise<KnownSubscriber[]> {
    const rows = await asked.query<Row[]>(
      `SELECT subscriber_id, facts, status, removed_sequence > facts_sequence AS removed
       FROM subscriber_copy WHERE subscriber_id = ANY($1::uuid[])`,
      [subscriberIds],
    );
    return rows.map(({ subscriber_id: subscriberId, facts, status, removed }) => ({
      subscriberId,
      ...('name' in facts && { profile: facts as SubscriberProfile }),
      ...(status && { status }),
      removed,
    }));
  }

  /**
   * Everybody who is one with this subscriber now: the root first, then linked addresses and absorbed subscribers.
   * Somebody nobody spoke of is a family of one.
   */
  async familyOf(subscriberId: string, asked: Asked = this.dataSource): Promise<string[]> {
    const rows = await asked.query<{ id: string }[]>(
      `WITH RECURSIVE up AS (
         SELECT $1::uuid AS id, 0 AS height
         UNION ALL
         SELECT e.parent_id, up.height + 1 FROM up JOIN subscriber_edge e ON e.child_id = up.id
         WHERE e.parent_id IS NOT NULL AND up.height < 100
       ), root AS (SELECT id FROM up ORDER BY height DESC LIMIT 1
       ), family AS (
         SELECT id FROM root UNION SELECT e.child_id FROM family f JOIN subscriber_edge e ON e.parent_id = f.id
       )
       SELECT id FROM family ORDER BY id <> (SELECT id FROM root), id`,
      [subscriberId],
    );
    return rows.map(({ id }) => id);
  }
}
