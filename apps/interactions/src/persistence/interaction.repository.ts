import { Injectable } from '@nestjs/common';
import { Outbox, prepared, type Cause, type PreparedStatement, type Transaction } from '@viewline/messaging';
import { DomainError } from '@viewline/kernel';
import type { NewEvent } from '@viewline/events';
import type { ContactUpdatedFact } from '../domain/channel-fact.js';
import { interactionId, type Interaction } from '../domain/interaction.js';
import { recorded } from '../domain/interaction-events.js';
import { PARTY_INTERACTION } from '../resources/party-interaction.js';
import { fromStoredReport, type StoredReport } from './early-report.js';
import { toInteraction, type InteractionRow } from './interaction.row.js';

const INSERT: PreparedStatement = {
  name: 'insert-interactions',
  text: `INSERT INTO interaction (id, subscriber_id, conversation_id, channel, direction, status, reason, started_at,
                                  ended_at, facts, version, report_version, created_at, updated_at, status_changed_at)
         SELECT *, $13::timestamptz, $13::timestamptz, $13::timestamptz
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                     $8::timestamptz[], $9::timestamptz[], $10::jsonb[], $11::int[], $12::float8[])
         ON CONFLICT (id) DO UPDATE
         SET subscriber_id = EXCLUDED.subscriber_id, conversation_id = EXCLUDED.conversation_id,
             channel = EXCLUDED.channel, direction = EXCLUDED.direction, status = EXCLUDED.status,
             reason = EXCLUDED.reason, started_at = EXCLUDED.started_at, ended_at = EXCLUDED.ended_at,
             facts = EXCLUDED.facts, version = EXCLUDED.version, report_version = EXCLUDED.report_version,
             created_at = EXCLUDED.created_at, updated_at = EXCLUDED.updated_at,
             status_changed_at = EXCLUDED.status_changed_at, removed_at = NULL
         WHERE interaction.early_reports IS NOT NULL
         RETURNING id, early_reports, EXISTS (SELECT FROM hub_subscription WHERE api = $14 AND status = 'active') AS is_watched`,
};

/** Reports kept of one contact that nobody has seen yet: no provider edits that often, and nobody fills our disk. */
const MOST_EARLY_REPORTS = 50;

const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface Recorded {
  /** Those that were not on record. */
  fresh: Interaction[];
  /** What was reported of them before they came. */
  early: ContactUpdatedFact[];
  /** Whether the hub has anybody to tell. */
  isWatched: boolean;
}

interface InsertedRow {
  id: string;
  early_reports: StoredReport[] | null;
  is_watched: boolean;
}

@Injectable()
export class InteractionRepository {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Stores those that are not on record yet, each with its event; the others are left as they are.
   * @param causes of interactions, by their id, that were asked for in another context than the current one
   */
  async recordNew(
    tx: Transaction,
    interactions: readonly Interaction[],
    causes: ReadonlyMap<string, Cause> = new Map(),
  ): Promise<Recorded> {
    if (interactions.length === 0) return { fresh: [], early: [], isWatched: false };
    const facts = interactions.map((i) => i.facts);
    const inserted = await prepared<InsertedRow>(tx, INSERT, [
      facts.map((f) => f.interactionId),
      facts.map((f) => f.subscriberId),
      facts.map((f) => f.conversationId),
      facts.map((f) => f.channel),
      facts.map((f) => f.direction),
      facts.map((f) => f.status),
      facts.map((f) => f.reason),
      facts.map((f) => f.startedAt),
      facts.map((f) => f.endedAt ?? null),
      facts.map((f) => JSON.stringify(f)),
      interactions.map((i) => i.version),
      interactions.map((i) => i.reportVersion),
      interactions[0]!.createdAt,
      PARTY_INTERACTION.api,
    ]);
    const ids = new Set(inserted.map((row) => row.id));
    const fresh = interactions.filter((i) => ids.has(i.facts.interactionId));
    const events = fresh.map((i) => ({ ...recorded(i), ...causes.get(i.facts.interactionId) }));
    await this.outbox.append(tx, events);
    const early = await this.takeEarlyReports(tx, inserted);
    return { fresh, early, isWatched: inserted.some((row) => row.is_watched) };
  }

  private async takeEarlyReports(
    tx: Transaction,
    inserted: readonly InsertedRow[],
  ): Promise<ContactUpdatedFact[]> {
    const awaited = inserted.filter((row) => row.early_reports);
    if (awaited.length === 0) return [];
    await tx.query('UPDATE interaction SET early_reports = NULL WHERE id = ANY($1)', [
      awaited.map((row) => row.id),
    ]);
    return awaited.flatMap((row) => row.early_reports!.map(fromStoredReport));
  }

  /**
   * Keeps a report on a contact that is not on record, for when it comes. Waits for whoever is recording it this moment.
   * @returns false when the contact is there by now, was removed for good, or has had too many of them
   */
  async keepEarly(tx: Transaction, report: ContactUpdatedFact): Promise<boolean> {
    const [kept] = await tx.query<{ id: string }[]>(
      `INSERT INTO interaction (id, subscriber_id, conversation_id, channel, direction, status, reason, started_at, facts,
                                version, created_at, updated_at, status_changed_at, removed_at, early_reports)
       VALUES ($1, $2, $2, $3, '', '', '', $4, '{}', 0, now(), now(), now(), now(), jsonb_build_array($5::jsonb))
       ON CONFLICT (id) DO UPDATE
       SET early_reports = CASE WHEN interaction.early_reports @> EXCLUDED.early_reports THEN interaction.early_reports
                                ELSE interaction.early_reports || EXCLUDED.early_reports END
       WHERE jsonb_array_length(interaction.early_reports) < $6
       RETURNING id`,
      [
        interactionId(report.provider, report.externalId),
        NOBODY,
        report.channel,
        report.at,
        JSON.stringify(report),
        MOST_EARLY_REPORTS,
      ],
    );
    return kept !== undefined;
  }

  /** Locked until the transaction ends, so that events of one interaction are appended in the order of its versions. */
  async lock(tx: Transaction, id: string): Promise<Interaction | undefined> {
    const [row] = await tx.query<InteractionRow[]>(
      'SELECT * FROM interaction WHERE id = $1 AND removed_at IS NULL FOR UPDATE',
      [id],
    );
    return row && toInteraction(row);
  }

  /** Stores a changed interaction together with the events that say so. */
  async saveWithEvents(
    tx: Transaction,
    interaction: Interaction,
    events: readonly NewEvent[],
  ): Promise<void> {
    const { facts, version } = interaction;
    const [, saved] = await tx.query<[unknown, number]>(
      `UPDATE interaction SET status = $3, reason = $4, started_at = $5, ended_at = $6, facts = $7, version = $2,
              report_version = $8, updated_at = $9, status_changed_at = $10
       WHERE id = $1 AND version = $2 - 1`,
      [
        facts.interactionId,
        version,
        facts.status,
        facts.reason,
        facts.startedAt,
        facts.endedAt ?? null,
        JSON.stringify(facts),
        interaction.reportVersion,
        interaction.updatedAt,
        interaction.statusChangedAt,
      ],
    );
    if (saved !== 1) {
      throw new DomainError(
        'conflict',
        'interaction.changed-meanwhile',
        'the interaction was changed by somebody else',
      );
    }
    await this.outbox.append(tx, events);
  }
}
