import type { NewEvent } from '@viewline/events';
import type { ManualClock } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { DataSource } from 'typeorm';
import { notificationsDoor } from '../../api/notifications-door.suite.js';
import { daysBefore } from '../../domain/days-before.js';
import { FORGET_SWEEP } from './forget-old-messages.use-case.js';

export const START = new Date('2026-03-14T12:00:00Z');
export const days = (count: number): Date => daysBefore(START, -count);

/** The whole service, with words for what specs do with years. */
export async function forgettingDoor(clock: ManualClock) {
  const door = await notificationsDoor({ clock });
  const db = door.app.get(DataSource);
  const run = (sweep: string): Promise<void> => door.app.get(Sweeps).runNow(sweep);
  return {
    ...door,
    run,

    async forgetAt(day: number): Promise<void> {
      clock.set(days(day));
      await run(FORGET_SWEEP);
    },

    /** @param of a table, with its condition */
    async count(of: string, ...values: unknown[]): Promise<number> {
      const rows = await db.query<{ count: string }[]>(`SELECT count(*) FROM ${of}`, values);
      return Number(rows[0]!.count);
    },

    /** As it is when the log is read again from its beginning: no consumer remembers an event of so long ago. */
    async readAgain(events: readonly NewEvent[]): Promise<void> {
      await db.query('DELETE FROM inbox');
      await door.publish(events);
    },
  };
}

export type ForgettingDoor = Awaited<ReturnType<typeof forgettingDoor>>;
