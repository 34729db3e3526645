import { Injectable } from '@nestjs/common';
import type { Audience } from '../domain/announcement/announcement.js';
import type { Asked } from './asked.js';

/**
 * Everybody in an audience, once, whoever they were merged with: people stand under the subscriber whom the others
 * were merged into, with the products of all of them. Parameters 1 to 7, null where nothing narrows.
 */
export const AUDIENCE = `
  WITH RECURSIVE up AS (
    SELECT child_id, parent_id, 1 AS height FROM subscriber_edge WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT up.child_id, e.parent_id, up.height + 1 FROM up JOIN subscriber_edge e ON e.child_id = up.parent_id
    WHERE e.parent_id IS NOT NULL AND up.height < 100
  ), root AS (
    SELECT DISTINCT ON (child_id) child_id, parent_id AS root_id FROM up ORDER BY child_id, height DESC
  ), owner AS (
    SELECT DISTINCT coalesce(r.root_id, p.subscriber_id) AS subscriber_id
    FROM product p LEFT JOIN root r ON r.child_id = p.subscriber_id
    WHERE p.status = 'active' AND ($6::timestamptz IS NULL OR p.expires_at >= $6)
      AND ($7::timestamptz IS NULL OR p.expires_at < $7)
      AND ($1::text[] IS NULL OR p.name = ANY($1) OR p.tier = ANY($1) OR p.bouquets && $1)
  ), audience AS (
    SELECT s.subscriber_id, s.facts->>'region' AS region, s.facts->>'language' AS language
    FROM subscriber_copy s LEFT JOIN root r ON r.child_id = s.subscriber_id
    WHERE r.child_id IS NULL AND s.facts ? 'name' AND s.removed_sequence <= s.facts_sequence
      AND ($2::text[] IS NULL OR s.facts->>'region' = ANY($2))
      AND ($3::text[] IS NULL OR s.facts->>'language' = ANY($3) OR split_part(s.facts->>'language', '-', 1) = ANY($3))
      AND ($4::text[] IS NULL OR s.facts->>'segment' = ANY($4))
      AND CASE WHEN $5::text[] IS NULL THEN s.status NOT IN ('closed', 'terminated', 'cancelled', 'inactive')
               ELSE s.status = ANY($5) END
      AND (($1::text[] IS NULL AND $6::timestamptz IS NULL AND $7::timestamptz IS NULL)
           OR s.subscriber_id IN (SELECT subscriber_id FROM owner)
           OR ($6::timestamptz IS NULL AND $7::timestamptz IS NULL AND s.facts->>'plan' = ANY($1)))
  )`;

export const audienceParameters = (audience: Audience): unknown[] => [
  audience.packages ?? null,
  audience.regions ?? null,
  audience.languages ?? null,
  audience.segments ?? null,
  audience.statuses ?? null,
  audience.expiresFrom ?? null,
  audience.expiresTo ?? null,
];

export interface AudienceSize {
  size: number;
  /** The same for the same people, and only for them. */
  fingerprint: string;
}

export interface AudienceMember {
  subscriberId: string;
  name: string;
  region: string | null;
  language: string | null;
}

@Injectable()
export class AudienceRepository {
  async measure(asked: Asked, audience: Audience): Promise<AudienceSize> {
    const [row] = await asked.query<AudienceSize[]>(
      `${AUDIENCE} SELECT count(*)::int AS size,
              md5(coalesce(string_agg(subscriber_id::text, ',' ORDER BY subscriber_id), '')) AS fingerprint
       FROM audience`,
      audienceParameters(audience),
    );
    return row!;
  }

  /** In order of their ids, after one of them. */
  async page(asked: Asked, audience: Audience, limit: number, after?: string): Promise<AudienceMember[]> {
    return await asked.query<AudienceMember[]>(
      `${AUDIENCE} SELECT subscriber_id AS "subscriberId", c.facts->>'name' AS name, region, language
       FROM audience JOIN subscriber_copy c USING (subscriber_id)
       WHERE $8::uuid IS NULL OR subscriber_id > $8 ORDER BY subscriber_id LIMIT $9`,
      [...audienceParameters(audience), after ?? null, limit],
    );
  }
}
