import { ProductActivated, ProductRenewed, type NewEvent } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { REMINDER_SWEEP } from '../commands/send-due-reminders/send-due-reminders.use-case.js';
import { notificationsDoor } from './notifications-door.suite.js';

const HOUR = 3_600_000;
export const START = new Date('2026-03-20T08:00:00Z');
export const EXPIRY = '2026-04-10T20:00:00.000Z';

export interface Product {
  productId: string;
  subscriberId: string;
}

export const facts = (product: Product, more: Record<string, unknown> = {}) => ({
  ...product,
  name: 'Premium Sport',
  kind: 'package' as const,
  status: 'active' as const,
  startsAt: '2026-03-01T00:00:00.000Z',
  expiresAt: EXPIRY,
  renewalUrl: 'https://pay.example.com/renew/8841',
  ...more,
});
export const activated = (
  product: Product,
  sequence = 1,
  more: Record<string, unknown> = {},
  time = START,
): NewEvent => ProductActivated.create(facts(product, more), { time, sequence });
export const renewed = (
  { productId, subscriberId }: Product,
  expiresAt: string,
  sequence: number,
  time: Date,
): NewEvent =>
  ProductRenewed.create(
    { productId, subscriberId, name: 'Premium Sport', previousExpiry: EXPIRY, expiresAt },
    { time, sequence },
  );

export interface Asked {
  days: number;
  at: string;
}

/** The service with words for what specs do with products, time and reminders. */
export async function reminderDoor(clock: ManualClock) {
  const door = await notificationsDoor({ clock });
  const db = door.app.get(DataSource);
  const sweep = () => door.app.get(Sweeps).runNow(REMINDER_SWEEP);
  const asked = async ({ productId }: Product): Promise<Asked[]> => {
    const rows = await db.query<
      { facts: { say: { template: { slots: { daysLeft: number } } }; createdAt: string } }[]
    >(
      `SELECT n.facts FROM notification_key k JOIN notification n ON n.id = k.notification_id
       WHERE k.key LIKE $1 ORDER BY n.created_at`,
      [`reminder:${productId}:%`],
    );
    return rows.map(({ facts: { say, createdAt } }) => ({
      days: say.template.slots.daysLeft,
      at: createdAt,
    }));
  };
  return {
    ...door,
    sweep,
    asked,
    days: async (product: Product): Promise<number[]> => (await asked(product)).map((one) => one.days),

    async someone(): Promise<Product> {
      const subscriberId = await door.subscriber([], { name: '李娜', language: 'zh' });
      return { productId: newId(), subscriberId };
    },

    /** Publishes and waits until the copy has taken the last word in. */
    async know({ productId }: Product, events: NewEvent[]): Promise<void> {
      const last = Math.max(...events.map(({ sequence }) => sequence));
      await door.publish(events);
      await eventually(async () => {
        const [row] = await db.query<{ sequence: number }[]>(
          `SELECT greatest(facts_sequence, status_sequence, expiry_sequence) AS sequence
           FROM product WHERE product_id = $1`,
          [productId],
        );
        expect(row?.sequence).toBe(last);
      });
    },

    /** Lets time pass and looks at the clock every so many hours, as a service that runs does. */
    async passTime(until: string, step = 6): Promise<void> {
      while (clock.now() < new Date(until)) {
        clock.set(new Date(Math.min(clock.now().getTime() + step * HOUR, Date.parse(until))));
        await sweep();
        // Messages are sent in their own time; a clock that ran ahead of them would let them expire on the way.
        await eventually(async () =>
          expect(await db.query(`SELECT FROM notification WHERE status = 'queued'`)).toEqual([]),
        );
      }
    },
  };
}

export type ReminderDoor = Awaited<ReturnType<typeof reminderDoor>>;
