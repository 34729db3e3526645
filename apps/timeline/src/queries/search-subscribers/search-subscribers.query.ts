import { Injectable } from '@nestjs/common';
import { fold, foldCompact } from '@viewline/kernel';
import { DataSource } from 'typeorm';

export interface FoundSubscriber {
  subscriberId: string;
  name: string | null;
  status: string | null;
  accountNumber: string | null;
  identities: { kind: string; value: string }[];
  /** The term by which the subscriber was found. */
  matched: { kind: string; value: string };
  /** Known by an address only. */
  provisional: boolean;
  lastContactAt: string | null;
}

interface Row {
  subscriber_id: string;
  name: string | null;
  status: string | null;
  account_number: string | null;
  identities: { kind: string; value: string }[];
  matched_kind: string;
  matched_value: string;
  provisional: boolean;
  last_contact_at: Date | null;
}

/**
 * Where the locale is C, the trigram index knows letters and digits of ASCII alone, three of them at least. Without one
 * it would be read from end to end: shorter texts and other scripts are found by the beginning of a word or, written
 * without spaces, of any character.
 */
const HAS_TRIGRAM = /[a-z0-9]{3}/;

/** Terms looked at before they are joined to subscribers: people are found by typing on, not by paging on. */
const CANDIDATES = 200;

/**
 * Finds subscribers by any spelling of a name, phone number, e-mail, account number, MAC or user name. A phone number
 * is found by its last digits, so national and international writing, spaces and brackets make no difference.
 */
@Injectable()
export class SearchSubscribers {
  constructor(private readonly dataSource: DataSource) {}

  async execute(query: string, limit: number): Promise<FoundSubscriber[]> {
    const folded = fold(query);
    const compact = foldCompact(query);
    if (compact.length === 0) return [];
    const digits = /^[+\d\s().\-/]+$/.test(folded) ? folded.replace(/\D/g, '').replace(/^0+/, '') : '';
    const rows = await this.dataSource.query<Row[]>(
      `WITH RECURSIVE candidate AS (
         ${this.candidates(folded, digits)}
       ), up AS (
         SELECT c.subscriber_id AS start, c.subscriber_id AS id, c.kind, c.value, c.rank, 0 AS height FROM candidate c
         UNION ALL
         SELECT up.start, e.parent_id, up.kind, up.value, up.rank, up.height + 1
         FROM up JOIN edge e ON e.child_id = up.id WHERE e.parent_id IS NOT NULL AND up.height < 100
       ), root AS (
         SELECT DISTINCT ON (start) id, kind, value, rank FROM up ORDER BY start, height DESC
       ), found AS (
         SELECT DISTINCT ON (id) id, kind, value, rank FROM root ORDER BY id, rank, value
       )
       SELECT f.id AS subscriber_id, f.kind AS matched_kind, f.value AS matched_value,
              coalesce(p.facts->>'name', d.name) AS name, p.status, p.facts->>'accountNumber' AS account_number,
              coalesce(p.facts_sequence, 0) = 0 AS provisional,
              coalesce(d.identities, '[]') AS identities, last.at AS last_contact_at
       FROM found f
       LEFT JOIN profile p ON p.subscriber_id = f.id
       LEFT JOIN LATERAL (
         SELECT min(t.value) FILTER (WHERE t.kind = 'name') AS name,
                jsonb_agg(DISTINCT jsonb_build_object('kind', t.kind, 'value', t.value)) FILTER (WHERE t.kind <> 'name') AS identities
         FROM (SELECT f.id UNION ALL SELECT e.child_id FROM edge e WHERE e.parent_id = f.id LIMIT 50) member (id)
         JOIN search_term t ON t.subscriber_id = member.id
       ) d ON true
       LEFT JOIN LATERAL (
         SELECT max(newest.at) AS at
         FROM (SELECT f.id UNION ALL SELECT e.child_id FROM edge e WHERE e.parent_id = f.id LIMIT 50) member (id)
         CROSS JOIN LATERAL (SELECT occurred_at AS at FROM entry WHERE subscriber_id = member.id AND channel IS NOT NULL ORDER BY occurred_at DESC LIMIT 1) newest
       ) last ON true
       WHERE coalesce(p.removed_sequence, 0) <= coalesce(p.facts_sequence, 0)
       ORDER BY f.rank, provisional, last.at DESC NULLS LAST, f.id LIMIT $4`,
      [prefix(folded), digits.length >= 4 ? `%${digits}` : prefix(compact), `%${escape(folded)}%`, limit],
    );
    return rows.map((row) => ({
      subscriberId: row.subscriber_id,
      name: row.name,
      status: row.status,
      accountNumber: row.account_number,
      identities: row.identities,
      matched: { kind: row.matched_kind, value: row.matched_value },
      provisional: row.provisional,
      lastContactAt: row.last_contact_at?.toISOString() ?? null,
    }));
  }

  /** Best first. Each branch has an index of its own, and a limit. */
  private candidates(folded: string, digits: string): string {
    const branch = (rank: number, condition: string) =>
      `(SELECT subscriber_id, kind, value, ${rank} AS rank FROM search_term WHERE ${condition}
        ORDER BY length(folded), folded LIMIT ${CANDIDATES})`;
    const branches = [branch(1, 'folded LIKE $1'), branch(digits.length >= 4 ? 0 : 1, 'folded LIKE $2')];
    branches.push(branch(2, HAS_TRIGRAM.test(folded) ? 'folded LIKE $3' : 'folded = $3'));
    return branches.join(' UNION ALL ');
  }
}

function prefix(text: string): string {
  return `${escape(text)}%`;
}

function escape(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`);
}
