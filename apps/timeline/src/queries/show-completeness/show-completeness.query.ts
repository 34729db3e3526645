import { Inject, Injectable } from '@nestjs/common';
import { EVENTS } from '@viewline/events';
import { EVENT_LOG, partitionForKey, type EventLog } from '@viewline/messaging';
import { DataSource } from 'typeorm';
import { ENTRIES_CONSUMER } from '../../subscriptions.js';
import { FindFamily } from '../find-family/find-family.query.js';

export interface Gap {
  /** When what is missing was recorded, as far as is known. */
  from: string | null;
  to: string | null;
  /** How many events. */
  count: number;
  /** `unreadable`: kept as dead letters of this subscriber; `missing`: counted by the source, not received, in the share of the log that this subscriber lives in. */
  reason: 'unreadable' | 'missing';
}

export interface SourceCompleteness {
  source: string;
  /** Everything that the source recorded until then is on the timeline; null before its first word. */
  completeUpTo: string | null;
  gaps: Gap[];
}

interface PositionRow {
  topic: string;
  complete_up_to: Date | null;
  short_since: Date | null;
  missing: string;
  /** Whether anything at all, an event or a mark, ever came. */
  heard: boolean;
}

interface DeadRow {
  topic: string;
  from: string;
  to: string;
  count: number;
}

const TOPICS = [...new Set(EVENTS.map((event) => event.topic))];

/**
 * Proves, per source, up to when the timeline is whole: the source's own count of events against what was received. A
 * source that never said a word is not listed: no service of it is installed.
 */
@Injectable()
export class ShowCompleteness {
  constructor(
    private readonly dataSource: DataSource,
    private readonly families: FindFamily,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  async execute(subscriberId: string): Promise<SourceCompleteness[]> {
    const { ids } = await this.families.execute(subscriberId);
    const positions = await this.positions(ids);
    const dead = await this.dataSource.query<DeadRow[]>(
      `SELECT topic, min(headers->>'ce_recordedtime') AS from, max(headers->>'ce_recordedtime') AS to, count(*)::int AS count
       FROM dead_letter WHERE consumer = $1 AND key = ANY($2) AND status <> 'dropped' GROUP BY topic`,
      [ENTRIES_CONSUMER, ids],
    );
    return TOPICS.filter((topic) => positions.some((row) => row.topic === topic && row.heard)).map((topic) =>
      summary(topic, positions, dead),
    );
  }

  private async positions(ids: readonly string[]): Promise<PositionRow[]> {
    const wanted: { topic: string; partition: number }[] = [];
    for (const topic of TOPICS) {
      const partitions = await this.log.partitions(topic);
      for (const partition of new Set(ids.map((id) => partitionForKey(id, partitions))))
        wanted.push({ topic, partition });
    }
    return this.dataSource.query<PositionRow[]>(
      `SELECT w.topic, p.complete_up_to,
              CASE WHEN isfinite(p.short_since) THEN p.short_since END AS short_since,
              CASE WHEN p.short_since IS NULL THEN 0 ELSE greatest(p.published - p.received, 0) END AS missing,
              coalesce(p.next > 0, false) AS heard
       FROM unnest($2::text[], $3::int[]) AS w (topic, partition)
       LEFT JOIN consumer_position p ON p.consumer = $1 AND p.topic = w.topic AND p.partition = w.partition`,
      [ENTRIES_CONSUMER, wanted.map((w) => w.topic), wanted.map((w) => w.partition)],
    );
  }
}

function summary(
  topic: string,
  positions: readonly PositionRow[],
  dead: readonly DeadRow[],
): SourceCompleteness {
  const mine = positions.filter((row) => row.topic === topic);
  const marks = mine.map((row) => row.complete_up_to?.getTime() ?? Number.NaN);
  const unreadable = dead.find((row) => row.topic === topic);
  // The weakest partition decides; what is known to be missing comes before any mark.
  const upTo = Math.min(...marks, ...(unreadable ? [Date.parse(unreadable.from) - 1] : []));
  const gaps: Gap[] = mine
    .filter((row) => Number(row.missing) > 0)
    .map((row) => ({
      from: row.short_since?.toISOString() ?? null,
      to: null,
      count: Number(row.missing),
      reason: 'missing',
    }));
  if (unreadable)
    gaps.push({ from: unreadable.from, to: unreadable.to, count: unreadable.count, reason: 'unreadable' });
  return {
    source: topic.replace(/^viewline\./, ''),
    completeUpTo: Number.isFinite(upTo) ? new Date(upTo).toISOString() : null,
    gaps,
  };
}
