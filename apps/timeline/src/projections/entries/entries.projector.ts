import { Injectable } from '@nestjs/common';
import { InteractionRemoved, type EventEnvelope } from '@viewline/events';
import {
  int4s,
  jsonbs,
  prepared,
  texts,
  timestamps,
  uuids,
  type PreparedStatement,
  type Transaction,
} from '@viewline/messaging';
import { ENTRY_WRITERS } from './entry-writers.js';
import type { EntryText } from './entry.js';

interface Entry {
  event: EventEnvelope;
  text: EntryText;
}

const INSERT: PreparedStatement = {
  name: 'insert-entries',
  text: `WITH inserted AS (
           INSERT INTO entry (subscriber_id, occurred_at, event_id, recorded_at, type, source, channel, kind, title,
                              text, direction, actor, subject_id, conversation_id, sequence, details)
           SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[],
                                $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::uuid[],
                                $14::uuid[], $15::int[], $16::jsonb[])
           ON CONFLICT DO NOTHING RETURNING 1
         ) SELECT count(*)::int AS fresh FROM inserted`,
};

/**
 * One entry per event, whatever order they come in and however often: entries are only ever added, and where they
 * stand depends on when things happened, not on when we heard.
 */
@Injectable()
export class EntriesProjector {
  /** Returns how many of the events were new. */
  async project(events: readonly EventEnvelope[], tx: Transaction): Promise<number> {
    const entries = events.map((event) => write(event));
    const fresh = await this.insert(tx, entries);
    await this.retract(
      tx,
      events.filter((event) => InteractionRemoved.is(event)),
    );
    return fresh;
  }

  private async insert(tx: Transaction, entries: readonly Entry[]): Promise<number> {
    const column = <T>(value: (entry: Entry) => T) => entries.map(value);
    const [row] = await prepared<{ fresh: number }>(tx, INSERT, [
      uuids(column((e) => e.event.partitionkey)),
      timestamps(column((e) => e.event.time)),
      uuids(column((e) => e.event.id)),
      timestamps(column((e) => e.event.recordedtime)),
      texts(column((e) => e.event.type)),
      texts(column((e) => e.event.source)),
      texts(column((e) => e.text.channel)),
      texts(column((e) => e.text.kind)),
      texts(column((e) => e.text.title)),
      texts(column((e) => e.text.text)),
      texts(column((e) => e.text.direction)),
      texts(column((e) => e.text.actor)),
      uuids(column((e) => e.event.subject)),
      uuids(column((e) => e.text.conversationId)),
      int4s(column((e) => e.event.sequence)),
      jsonbs(column((e) => JSON.stringify(e.text.details ?? {}))),
    ]);
    return row!.fresh;
  }

  private async retract(tx: Transaction, removals: readonly EventEnvelope[]): Promise<void> {
    if (removals.length === 0) return;
    await tx.query(
      `INSERT INTO retraction (subject_id, event_id) SELECT * FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING`,
      [removals.map((event) => event.subject), removals.map((event) => event.id)],
    );
  }
}

function write(event: EventEnvelope): Entry {
  const writer = ENTRY_WRITERS.get(event.type);
  if (!writer) throw new Error(`no timeline entry is defined for ${event.type}`);
  return { event, text: writer(event.data as never, event as EventEnvelope<never>) };
}
