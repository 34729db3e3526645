import { Injectable } from '@nestjs/common';
import type { NotificationPurpose } from '@viewline/events';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { groupBy } from '../../domain/policy/group-by.js';
import { messageNotFound } from '../../domain/policy/policy.errors.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { answerOf } from './answer.js';
import type { AttemptView, DecisionView, WhyView } from './decision.view.js';

interface NotificationRow {
  id: string;
  message_id: string;
  subscriber_id: string;
  created_at: Date;
  status: string;
  facts: {
    purpose: NotificationPurpose;
    severity: number;
    until?: string;
    sentAt?: string;
    deliveredAt?: string;
    readAt?: string;
    endedAt?: string;
    reasons?: { rule: string; text: string }[];
  };
}

export interface WhyPage {
  messages: WhyView[];
  /** Of the next page. */
  next: string | null;
}

const COLUMNS = 'id, message_id, subscriber_id, created_at, status, facts';
const DECISION = `notification_id AS "notificationId", subscriber_id AS "subscriberId", round, decided_at AS "decidedAt",
  policy_version AS "policyVersion", action, channels, until, steps`;
const ATTEMPT = `notification_id AS "notificationId", number, channel, provider, started_at AS "startedAt",
  ended_at AS "endedAt", outcome, code, provider_message_id AS "providerMessageId"`;

/** Why did it go, or not? */
@Injectable()
export class ExplainMessage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly families: FamilyRepository,
  ) {}

  /**
   * @param id of a message with one or many receivers, or of one receiver's part of it
   * @throws DomainError `message.not-found`
   */
  async byMessage(id: string, limit: number, after?: string): Promise<WhyPage> {
    if (!isId(id)) throw messageNotFound();
    const rows = await this.dataSource.query<NotificationRow[]>(
      `SELECT ${COLUMNS} FROM notification WHERE (id = $1 OR message_id = $1) AND id > coalesce($2::uuid, $4::uuid)
       ORDER BY id LIMIT $3`,
      [id, isId(after) ? after : null, limit + 1, '00000000-0000-0000-0000-000000000000'],
    );
    if (rows.length === 0) throw messageNotFound();
    return this.page(rows, limit);
  }

  /** Newest first, of everybody who is one person with them. */
  async bySubscriber(subscriberId: string, limit: number, after?: string): Promise<WhyPage> {
    const family = (await this.families.familiesOf(this.dataSource, [subscriberId])).get(subscriberId)!;
    const rows = await this.dataSource.query<NotificationRow[]>(
      `SELECT ${COLUMNS} FROM notification n WHERE subscriber_id = ANY($1::uuid[])
       AND ($2::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM notification WHERE id = $2))
       ORDER BY created_at DESC, id DESC LIMIT $3`,
      [family.memberIds, isId(after) ? after : null, limit + 1],
    );
    return this.page(rows, limit);
  }

  private async page(rows: readonly NotificationRow[], limit: number): Promise<WhyPage> {
    const shown = rows.slice(0, limit);
    const ids = shown.map(({ id }) => id);
    const decisions = groupBy(
      await this.dataSource.query<DecisionView[]>(
        `SELECT ${DECISION} FROM policy_decision WHERE notification_id = ANY($1::uuid[]) ORDER BY notification_id, round`,
        [ids],
      ),
      ({ notificationId }) => notificationId,
    );
    const attempts = groupBy(
      await this.dataSource.query<(AttemptView & { notificationId: string })[]>(
        `SELECT ${ATTEMPT} FROM notification_attempt WHERE notification_id = ANY($1::uuid[])
         ORDER BY notification_id, number`,
        [ids],
      ),
      ({ notificationId }) => notificationId,
    );
    return {
      messages: shown.map((row) => whyOf(row, decisions.get(row.id) ?? [], attempts.get(row.id) ?? [])),
      next: rows.length > limit ? (ids.at(-1) ?? null) : null,
    };
  }
}

function whyOf(
  { id, message_id: messageId, subscriber_id: subscriberId, status, facts }: NotificationRow,
  decisions: DecisionView[],
  tries: readonly (AttemptView & { notificationId: string })[],
): WhyView {
  const { purpose, severity, until, sentAt, deliveredAt, readAt, endedAt, reasons = [] } = facts;
  const attempts = tries.map(({ notificationId: _, ...attempt }) => attempt);
  return {
    notificationId: id,
    messageId,
    subscriberId,
    purpose,
    severity,
    status,
    answer: answerOf({ status, decisions, attempts, reasons, until: until ?? null }),
    decisions,
    delivery: {
      attempts,
      sentAt: sentAt ?? null,
      deliveredAt: deliveredAt ?? null,
      readAt: readAt ?? null,
      endedAt: endedAt ?? null,
      reasons,
    },
  };
}
