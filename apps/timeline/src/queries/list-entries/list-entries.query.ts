import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FindFamily } from '../find-family/find-family.query.js';
import { readTimeCursor, type TimeCursor, writeTimeCursor } from '@viewline/platform';
import { toEntryView, type EntryRow, type EntryView } from './entry.view.js';

export interface EntryFilter {
  channels?: readonly string[];
  kinds?: readonly string[];
  /** Inclusive. */
  from?: Date;
  /** Exclusive. */
  to?: Date;
  /** Anywhere in title, text or actor, whatever the case. */
  text?: string;
}

export interface EntryPage {
  items: EntryView[];
  /** Where the next, older page begins; null at the end. */
  next: string | null;
}

/** How many entries one page with a filter looks at before it answers with what it has. */
const WINDOW = 5_000;

/** Newest first, by when it happened. Keyset paging: the cost of a page does not depend on what lies before it. */
@Injectable()
export class ListEntries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly families: FindFamily,
  ) {}

  async execute(
    subscriberId: string,
    filter: EntryFilter,
    limit: number,
    cursor?: string,
  ): Promise<EntryPage> {
    const { ids } = await this.families.execute(subscriberId);
    const before = cursor ? readTimeCursor(cursor, 'timeline.invalid-cursor') : undefined;
    const isFiltered = Boolean(filter.channels || filter.kinds || filter.text);
    const window = isFiltered ? WINDOW : limit + 1;
    const rows = await this.dataSource.query<(EntryRow & { wanted: boolean })[]>(
      `SELECT e.*,
              ($6::text[] IS NULL OR e.channel = ANY($6)) AND ($7::text[] IS NULL OR e.kind = ANY($7))
              AND ($8::text IS NULL OR concat_ws(' ', e.title, e.text, e.actor) ILIKE $8) AS wanted
       FROM unnest($1::uuid[]) AS member (id)
       CROSS JOIN LATERAL (
         SELECT * FROM entry
         WHERE subscriber_id = member.id AND (occurred_at, event_id) < ($2, $3) AND occurred_at >= $4
           AND NOT (kind <> 'update' AND EXISTS (SELECT FROM retraction r WHERE r.subject_id = entry.subject_id))
         ORDER BY occurred_at DESC, event_id DESC LIMIT $5
       ) e
       ORDER BY occurred_at DESC, event_id DESC LIMIT $5`,
      [
        ids,
        ...upperBound(before, filter.to),
        filter.from ?? '-infinity',
        window,
        filter.channels,
        filter.kinds,
        like(filter.text),
      ],
    );
    const wanted = rows.filter((row) => row.wanted);
    const items = wanted.slice(0, limit);
    const more = wanted.length > limit || rows.length === window;
    // A filtered page may end early because it has looked at enough; it still says where to go on.
    const last = wanted.length > limit ? items.at(-1) : rows.at(isFiltered ? -1 : limit - 1);
    const next = more && last ? writeTimeCursor({ at: last.occurred_at, id: last.event_id }) : null;
    return { items: items.map(toEntryView), next };
  }
}

const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** The stricter of the cursor and the end of the period. */
function upperBound(before: TimeCursor | undefined, to: Date | undefined): [unknown, string] {
  if (before && (!to || before.at < to)) return [before.at, before.id];
  return to ? [to, LOWEST_ID] : ['infinity', HIGHEST_ID];
}

function like(text: string | undefined): string | null {
  return text ? `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
}
