import { Injectable } from '@nestjs/common';
import { DomainError } from '@viewline/kernel';
import { DataSource } from 'typeorm';

export interface Duplicate {
  subscriberId: string;
  otherId: string;
  reasons: string[];
}

/** What more people than this share, such as the address of a tower block or `none@example.com`, suggests nothing. */
const CROWD = 8;

/** Pairs who share a name and something else; two who are merged, or either of whom is, are no news. */
const SQL = `
  WITH standing AS (
    SELECT s.id, s.name_key, s.place_key FROM subscriber s
    WHERE s.name_key <> '' AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.child_id = s.id AND e.parent_id IS NOT NULL)
  ), place AS (
    SELECT name_key, place_key FROM standing WHERE place_key IS NOT NULL
    GROUP BY 1, 2 HAVING count(*) BETWEEN 2 AND ${CROWD}
  ), shared AS (
    SELECT type, target FROM relationship WHERE active AND type IN ('household-member', 'uses-device')
    GROUP BY 1, 2 HAVING count(*) BETWEEN 2 AND ${CROWD}
  ), reason AS (
    SELECT s.id, s.name_key, 'same name and postal address' AS reason, p.name_key || ' ' || p.place_key AS key
    FROM place p JOIN standing s USING (name_key, place_key)
    UNION ALL
    SELECT s.id, s.name_key, CASE r.type WHEN 'uses-device' THEN 'same name and device' ELSE 'same name and e-mail or phone' END,
           r.target
    FROM shared h JOIN relationship r ON r.type = h.type AND r.target = h.target AND r.active
    JOIN standing s ON s.id = r.subscriber_id
  )
  SELECT a.id AS "subscriberId", b.id AS "otherId", array_agg(DISTINCT a.reason ORDER BY a.reason) AS reasons
  FROM reason a JOIN reason b ON a.reason = b.reason AND a.key = b.key AND a.name_key = b.name_key AND a.id < b.id
  WHERE (a.id, b.id) > ($1::uuid, $2::uuid)
  GROUP BY a.id, b.id ORDER BY a.id, b.id LIMIT $3`;

const FIRST = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class ListDuplicates {
  constructor(private readonly dataSource: DataSource) {}

  /** Suggestions for people to judge: nobody is merged by them. */
  async execute(limit: number, cursor?: string): Promise<{ items: Duplicate[]; next: string | null }> {
    const [one, other] = cursor === undefined ? [FIRST, FIRST] : readCursor(cursor);
    const items = await this.dataSource.query<Duplicate[]>(SQL, [one, other, limit]);
    const last = items.length === limit ? items.at(-1) : undefined;
    return { items, next: last ? `${last.subscriberId}.${last.otherId}` : null };
  }
}

function readCursor(cursor: string): [string, string] {
  const match = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/.exec(cursor);
  if (!match) throw new DomainError('invalid', 'request.bad-cursor', 'The cursor is none of ours');
  return [match[1]!, match[2]!];
}
