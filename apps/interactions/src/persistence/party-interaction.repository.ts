import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@viewline/events';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { Interaction } from '../domain/interaction.js';

/** The part of an interaction that TMF683 has and the facts have not. */
@Injectable()
export class PartyInteractionRepository {
  constructor(private readonly outbox: Outbox) {}

  /** Lays these attributes over what is stored; one that is null hides what the facts imply. */
  async saveResource(
    tx: Transaction,
    id: string,
    attributes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await tx.query('UPDATE interaction SET resource = resource || $2::jsonb WHERE id = $1', [
      id,
      JSON.stringify(attributes),
    ]);
  }

  /** Forgets what was said and keeps the id, so that a provider that sends it again does not bring it back. */
  async removeWithEvent(
    tx: Transaction,
    { facts, version }: Interaction,
    at: Date,
    event: NewEvent,
  ): Promise<void> {
    await tx.query(
      `UPDATE interaction SET facts = '{}', resource = '{}', reason = '', version = $2, updated_at = $3, removed_at = $3
       WHERE id = $1`,
      [facts.interactionId, version + 1, at],
    );
    await this.outbox.append(tx, [event]);
  }
}
