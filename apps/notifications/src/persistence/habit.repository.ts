import { Injectable } from '@nestjs/common';
import type { NotificationChannel } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import type { ChannelHabit } from '../domain/policy/channel-habits.js';
import type { Asked } from './asked.js';

/** Something a person did, or we did to them, on a channel. */
export interface HabitSign {
  subscriberId: string;
  channel: NotificationChannel;
  sign: 'sent' | 'read' | 'written';
  at: Date;
}

/** People change: what is older says nothing about today. */
const MONTHS = 6;

@Injectable()
export class HabitRepository {
  /** Of the months up to now, per subscriber. */
  async find(
    asked: Asked,
    subscriberIds: readonly string[],
    now: Date,
  ): Promise<(ChannelHabit & { subscriberId: string })[]> {
    return await asked.query(
      `SELECT subscriber_id AS "subscriberId", channel, sum(sent)::int AS sent, sum(read)::int AS read,
              sum(written)::int AS written
       FROM channel_habit WHERE subscriber_id = ANY($1::uuid[]) AND month > $2::date - interval '${MONTHS} months'
       GROUP BY subscriber_id, channel`,
      [subscriberIds, now.toISOString().slice(0, 10)],
    );
  }

  async add(tx: Transaction, signs: readonly HabitSign[]): Promise<void> {
    if (signs.length === 0) return;
    await tx.query(
      `INSERT INTO channel_habit AS h (subscriber_id, channel, month, sent, read, written)
       SELECT id, channel, date_trunc('month', at AT TIME ZONE 'UTC')::date, count(*) FILTER (WHERE sign = 'sent'),
              count(*) FILTER (WHERE sign = 'read'), count(*) FILTER (WHERE sign = 'written')
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[]) AS s(id, channel, sign, at)
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
       ON CONFLICT (subscriber_id, channel, month) DO UPDATE
       SET sent = h.sent + excluded.sent, read = h.read + excluded.read, written = h.written + excluded.written`,
      [
        signs.map(({ subscriberId }) => subscriberId),
        signs.map(({ channel }) => channel),
        signs.map(({ sign }) => sign),
        signs.map(({ at }) => at),
      ],
    );
  }

  /** Months that `find` looks at no more. @returns how many rows were forgotten */
  async forget(tx: Transaction, now: Date, most: number): Promise<number> {
    const [, forgotten] = await tx.query<[unknown[], number]>(
      `DELETE FROM channel_habit WHERE (subscriber_id, channel, month) IN (
         SELECT subscriber_id, channel, month FROM channel_habit WHERE month <= $1::date - interval '${MONTHS} months'
         ORDER BY month LIMIT $2 FOR UPDATE SKIP LOCKED)`,
      [now.toISOString().slice(0, 10), most],
    );
    return forgotten;
  }
}
