import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { Document } from '@viewline/tmf';
import { stateOf, type MessageState } from '../domain/message.js';
import type { NotificationStatus } from '../domain/notification.js';
import { MessageHubRepository } from './message-hub.repository.js';

export interface NewMessage {
  id: string;
  requested: boolean;
  /** Without state and times of sending. */
  document: Document;
  createdAt: Date;
}

interface Standing {
  id: string;
  state: MessageState;
  statuses: NotificationStatus[];
  first_sent: Date | null;
  has_send_time: boolean;
}

@Injectable()
export class MessageRepository {
  constructor(
    private readonly hub: MessageHubRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async insert(tx: Transaction, messages: readonly NewMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.query(
      `INSERT INTO communication_message (id, state, created_at, requested, message_type, scheduled_send_time, document)
       SELECT id, 'initial', created_at, requested, document ->> 'messageType',
              (document ->> 'scheduledSendTime')::timestamptz, document || '{"state":"initial"}'
       FROM unnest($1::uuid[], $2::timestamptz[], $3::bool[], $4::jsonb[]) AS m(id, created_at, requested, document)`,
      [
        messages.map(({ id }) => id),
        messages.map(({ createdAt }) => createdAt),
        messages.map(({ requested }) => requested),
        messages.map(({ document }) => JSON.stringify(document)),
      ],
    );
    await this.hub.tell(
      tx,
      'Create',
      messages.map(({ id }) => id),
    );
  }

  /** Brings state and times of sending in line with what became of the receivers. */
  async refresh(tx: Transaction, messageIds: readonly string[]): Promise<void> {
    if (messageIds.length === 0) return;
    // The lock comes first, in a statement of its own: the next one then sees what its last holder wrote.
    await this.lock(tx, messageIds);
    const standings = await tx.query<Standing[]>(
      `SELECT m.id, m.state, array_agg(n.status) AS statuses, m.send_time IS NOT NULL AS has_send_time,
              min((n.facts ->> 'sentAt')::timestamptz) AS first_sent
       FROM communication_message m JOIN notification n ON n.message_id = m.id
       WHERE m.id = ANY($1::uuid[]) GROUP BY m.id`,
      [messageIds],
    );
    const moved = standings
      .map((standing) => ({ ...standing, next: stateOf(standing.state, standing.statuses) }))
      .filter((m) => m.next !== m.state || (m.first_sent && !m.has_send_time));
    if (moved.length === 0) return;
    await this.move(tx, moved);
    await this.hub.tell(
      tx,
      'StateChange',
      moved.filter(({ next, state }) => next !== state).map(({ id }) => id),
    );
  }

  async lock(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.query(
      'SELECT FROM communication_message WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [ids],
    );
  }

  /** @param changed names of first-level attributes */
  async replace(tx: Transaction, id: string, document: Document, changed: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE communication_message SET document = $2::jsonb,
              scheduled_send_time = ($2::jsonb ->> 'scheduledSendTime')::timestamptz
       WHERE id = $1`,
      [id, JSON.stringify(document)],
    );
    await this.hub.tell(tx, 'AttributeValueChange', [id], changed.join(','));
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await this.hub.tell(tx, 'Delete', [id]);
    await tx.query('DELETE FROM communication_message WHERE id = $1', [id]);
  }

  /** What messages of our own say, now that it is known. */
  async say(tx: Transaction, said: readonly { messageId: string; document: Document }[]): Promise<void> {
    if (said.length === 0) return;
    await tx.query(
      `UPDATE communication_message m SET document = m.document || s.document,
              message_type = coalesce(s.document ->> 'messageType', m.message_type)
       FROM unnest($1::uuid[], $2::jsonb[]) AS s(id, document) WHERE m.id = s.id AND m.requested`,
      [said.map(({ messageId }) => messageId), said.map(({ document }) => JSON.stringify(document))],
    );
  }

  private async move(tx: Transaction, moved: readonly (Standing & { next: MessageState })[]): Promise<void> {
    const now = this.clock.now();
    const times = (m: Standing & { next: MessageState }) => ({
      state: m.next,
      ...(m.first_sent && { sendTime: m.first_sent.toISOString() }),
      ...(m.next === 'completed' && { sendTimeComplete: now.toISOString() }),
    });
    await tx.query(
      `UPDATE communication_message m SET state = s.state, send_time = s.send_time,
              send_time_complete = coalesce(s.completed, m.send_time_complete), document = m.document || s.document
       FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::jsonb[])
         AS s(id, state, send_time, completed, document) WHERE m.id = s.id`,
      [
        moved.map(({ id }) => id),
        moved.map(({ next }) => next),
        moved.map((m) => m.first_sent),
        moved.map((m) => (m.next === 'completed' ? now : null)),
        moved.map((m) => JSON.stringify(times(m))),
      ],
    );
  }
}
