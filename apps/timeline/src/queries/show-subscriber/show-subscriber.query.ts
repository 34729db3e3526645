import { Injectable } from '@nestjs/common';
import type { SubscriberProfile } from '@viewline/events';
import { DataSource } from 'typeorm';
import { FindFamily } from '../find-family/find-family.query.js';

export interface SubscriberView {
  subscriberId: string;
  name: string | null;
  status: string | null;
  accountNumber: string | null;
  language: string | null;
  segment: string | null;
  plan: string | null;
  region: string | null;
  since: string | null;
  /** Known by an address only: nobody has registered them. */
  provisional: boolean;
  identities: { kind: string; value: string }[];
  /** Subscribers that were merged into this one. */
  mergedIds: string[];
  relationships: { type: string; target: string }[];
}

interface Row {
  profile: {
    facts: Partial<SubscriberProfile>;
    facts_sequence: number;
    status: string | null;
    removed: boolean;
  } | null;
  known_as: string | null;
  identities: { kind: string; value: string }[] | null;
  merged: string[] | null;
  relationships: { type: string; target: string }[] | null;
}

/** Everything the head of the page shows, in one query. */
@Injectable()
export class ShowSubscriber {
  constructor(
    private readonly dataSource: DataSource,
    private readonly families: FindFamily,
  ) {}

  /** Never "not found": an id nobody has heard of is a provisional subscriber without contacts yet. */
  async execute(subscriberId: string): Promise<SubscriberView> {
    const { rootId, ids } = await this.families.execute(subscriberId);
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT
         (SELECT jsonb_build_object('facts', facts, 'facts_sequence', facts_sequence, 'status', status,
                                    'removed', removed_sequence > facts_sequence)
          FROM profile WHERE subscriber_id = $1) AS profile,
         (SELECT min(value) FROM search_term WHERE subscriber_id = ANY($2) AND kind = 'name') AS known_as,
         (SELECT jsonb_agg(DISTINCT jsonb_build_object('kind', kind, 'value', value))
          FROM search_term WHERE subscriber_id = ANY($2) AND kind <> 'name') AS identities,
         (SELECT jsonb_agg(child_id) FROM edge WHERE child_id = ANY($2) AND parent_id IS NOT NULL AND identity_kind IS NULL) AS merged,
         (SELECT jsonb_agg(jsonb_build_object('type', type, 'target', target) ORDER BY type, target)
          FROM relationship WHERE subscriber_id = ANY($2) AND active) AS relationships`,
      [rootId, ids],
    );
    const { profile, known_as, identities, merged, relationships } = row!;
    const facts = profile?.facts ?? {};
    return {
      subscriberId: rootId,
      name: facts.name ?? known_as,
      status: profile?.removed ? 'removed' : (profile?.status ?? null),
      accountNumber: facts.accountNumber ?? null,
      language: facts.language ?? null,
      segment: facts.segment ?? null,
      plan: facts.plan ?? null,
      region: facts.region ?? null,
      since: facts.since ?? null,
      provisional: !profile?.facts_sequence,
      identities: identities ?? [],
      mergedIds: merged ?? [],
      relationships: relationships ?? [],
    };
  }
}
