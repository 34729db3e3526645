import { Injectable } from '@nestjs/common';
import type { NotificationPurpose } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import type { Booking } from '../domain/policy/attention-budget.js';
import type { Asked } from './asked.js';

interface BookingRow {
  notification_id: string;
  subscriber_id: string;
  purpose: NotificationPurpose;
  severity: number;
  weight: number;
  critical: boolean;
  day: number;
  at: Date;
  state: Booking['state'];
  displaced_by: string | null;
}

/** Days that a place can still count on: a week, and one for zones that are behind. */
const PAST = 8;
const DAY = 86_400_000;

@Injectable()
export class BookingRepository {
  /** Every place of these subscribers that may count now or later, and those of the messages named. */
  async find(
    asked: Asked,
    subscriberIds: readonly string[],
    notificationIds: readonly string[],
    now: Date,
  ): Promise<Booking[]> {
    const rows = await asked.query<BookingRow[]>(
      `SELECT * FROM attention_booking WHERE subscriber_id = ANY($1::uuid[]) AND day >= $2
       UNION
       SELECT * FROM attention_booking WHERE notification_id = ANY($3::uuid[])`,
      [subscriberIds, Math.floor(now.getTime() / DAY) - PAST, notificationIds],
    );
    return rows.map(toBooking);
  }

  async save(tx: Transaction, changes: ReadonlyMap<string, Booking | undefined>): Promise<void> {
    const gone = [...changes].filter(([, booking]) => !booking).map(([id]) => id);
    if (gone.length > 0) {
      await tx.query('DELETE FROM attention_booking WHERE notification_id = ANY($1::uuid[])', [gone]);
    }
    const kept = [...changes.values()].filter((booking) => booking !== undefined);
    if (kept.length === 0) return;
    await tx.query(
      `INSERT INTO attention_booking AS b
         (notification_id, subscriber_id, purpose, severity, weight, critical, day, at, state, displaced_by)
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS r(notification_id uuid, subscriber_id uuid, purpose text, severity smallint, weight smallint,
              critical boolean, day int, at timestamptz, state text, displaced_by uuid)
       ON CONFLICT (notification_id) DO UPDATE SET severity = excluded.severity, weight = excluded.weight,
         critical = excluded.critical, day = excluded.day, at = excluded.at, state = excluded.state,
         displaced_by = excluded.displaced_by`,
      [JSON.stringify(kept.map(toRow))],
    );
  }

  /** A provider took these messages: from now on nothing gives their places back. */
  async markAccepted(tx: Transaction, notificationIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE attention_booking SET accepted = true WHERE notification_id = ANY($1::uuid[])', [
      notificationIds,
    ]);
  }

  /** These messages will never go, so what they had taken is free again; what disturbed somebody stays taken. */
  async giveBack(tx: Transaction, notificationIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM attention_booking WHERE notification_id = ANY($1::uuid[]) AND NOT accepted', [
      notificationIds,
    ]);
  }
}

const toRow = (booking: Booking): Omit<BookingRow, 'at'> & { at: string } => ({
  notification_id: booking.notificationId,
  subscriber_id: booking.subscriberId,
  purpose: booking.purpose,
  severity: booking.severity,
  weight: booking.weight,
  critical: booking.critical,
  day: booking.day,
  at: booking.at.toISOString(),
  state: booking.state,
  displaced_by: booking.displacedBy ?? null,
});

const toBooking = (row: BookingRow): Booking => ({
  notificationId: row.notification_id,
  subscriberId: row.subscriber_id,
  purpose: row.purpose,
  severity: row.severity,
  weight: row.weight,
  critical: row.critical,
  day: row.day,
  at: row.at,
  state: row.state,
  ...(row.displaced_by !== null && { displacedBy: row.displaced_by }),
});
