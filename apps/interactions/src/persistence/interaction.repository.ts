import { Injectable } from '@nestjs/common';
import { Outbox, prepared, type Cause, type PreparedStatement, type Transaction } from '@viewline/messaging';
import { DomainError } from '@viewline/kernel';
import type { NewEvent } from '@viewline/events';
import type { Interaction } from '../domain/interaction.js';
import { recorded } from '../domain/interaction-events.js';
import { PARTY_INTERACTION } from '../resources/party-interaction.js';
import { toInteraction, type InteractionRow } from './interaction.row.js';

const INSERT: PreparedStatement = {
  name: 'insert-interactions',
  text: `INSERT INTO interaction (id, subscriber_id, conversation_id, channel, direction, status, reason, started_at,
                                  ended_at, facts, version, report_version, created_at, updated_at, status_changed_at)
         SELECT *, $13::timestamptz, $13::timestamptz, $13::timestamptz
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                     $8::timestamptz[], $9::timestamptz[], $10::jsonb[], $11::int[], $12::float8[])
         ON CONFLICT (id) DO NOTHING
         RETURNING id, EXISTS (SELECT FROM hub_subscription WHERE api = $14 AND status = 'active') AS is_watched`,
};

@Injectable()
export class InteractionRepository {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Stores those that are not on record yet, each with its event; the others are left as they are. Returns the new
   * ones, and whether the hub has anybody to tell of them.
   * @param causes of interactions, by their id, that were asked for in another context than the current one
   */
  async recordNew(
    tx: Transaction,
    interactions: readonly Interaction[],
    causes: ReadonlyMap<string, Cause> = new Map(),
  ): Promise<{ fresh: Interaction[]; isWatched: boolean }> {
    if (interactions.length === 0) return { fresh: [], isWatched: false };
    const facts = interactions.map((i) => i.facts);
    const inserted = await prepared<{ id: string; is_watched: boolean }>(tx, INSERT, [
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
    return { fresh, isWatched: inserted.some((row) => row.is_watched) };
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
