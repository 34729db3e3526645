import { DateTime } from 'luxon';

/** Days before the expiry on which somebody is reminded. */
export const REMINDER_DAYS = [7, 3, 0] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** When a person is reminded. */
export interface ReminderHour {
  /** IANA zone of the person. */
  zone: string;
  /** `HH:MM` on the person's clock. */
  time: string;
}

export interface ReminderTime {
  days: ReminderDays;
  dueAt: Date;
  /** What was not sent by then is not sent any more: it would name a wrong number of days. */
  until: Date;
  /** The last day of the product on the person's calendar, such as `2026-03-08`. */
  lastDay: string;
}

/**
 * When to remind of an expiry, earliest first. The last day is the last one whose reminder still comes before the
 * expiry: what ends at midnight, or before people are up, has its last day the day before.
 */
export function reminderTimes(expiresAt: Date, { zone, time }: ReminderHour): ReminderTime[] {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const onDay = (day: DateTime): DateTime => day.set({ hour, minute, second: 0, millisecond: 0 });
  const expiry = DateTime.fromJSDate(expiresAt, { zone });
  const last = onDay(expiry) < expiry ? onDay(expiry) : onDay(expiry.minus({ days: 1 }));
  const lastDay = last.toFormat('yyyy-MM-dd');
  return REMINDER_DAYS.map((days) => {
    const due = onDay(last.minus({ days }));
    const nextDay = due.plus({ days: 1 }).startOf('day');
    return { days, dueAt: due.toJSDate(), until: DateTime.min(nextDay, expiry).toJSDate(), lastDay };
  });
}

/** What is to be done about the reminders of one expiry at one moment. */
export interface ReminderPlan {
  /** Its time is now. */
  now?: ReminderTime;
  /** Their time is over. */
  missed: ReminderTime[];
  next?: ReminderTime;
}

/** @param from the reminders that are still open are those that were due from then on */
export function planReminders(expiresAt: Date, hour: ReminderHour, from: Date, now: Date): ReminderPlan {
  const open = reminderTimes(expiresAt, hour).filter(({ dueAt }) => dueAt >= from);
  return {
    now: open.find(({ dueAt, until }) => dueAt <= now && now < until),
    missed: open.filter(({ until }) => until <= now),
    next: open.find(({ dueAt }) => dueAt > now),
  };
}

/** One reminder for ever, whatever is repeated: of this product, for this last day, so many days before. */
export const reminderKey = (productId: string, { lastDay, days }: ReminderTime): string =>
  `reminder:${productId}:${lastDay}:${days}d`;
