import { ManualClock, newId } from '@viewline/kernel';
import { Outbox, OutboxTables1700000000001, Transactions, type Transaction } from '@viewline/messaging';
import { SubscriberCopy, SubscriberCopyTables1765000000000 } from '@viewline/subscriber-copy';
import { freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { DecideNotifications } from './commands/decide-notifications/decide-notifications.use-case.js';
import { RecordConsent } from './commands/record-consent/record-consent.use-case.js';
import type { PolicyRequest } from './domain/policy/policy.port.js';
import type { PolicySettings } from './domain/policy/policy-settings.js';
import { BookingRepository } from './persistence/booking.repository.js';
import { ConsentRepository } from './persistence/consent.repository.js';
import { DecisionRepository } from './persistence/decision.repository.js';
import { FamilyRepository } from './persistence/family.repository.js';
import { HabitRepository } from './persistence/habit.repository.js';
import { CreatePolicy1766000000200 } from './persistence/migrations/create-policy.js';
import { PersonRepository } from './persistence/person.repository.js';
import { PolicySettingsRepository } from './persistence/policy-settings.repository.js';
import { PreferenceRepository } from './persistence/preference.repository.js';

export const NOON = new Date('2026-11-23T12:00:00Z');

/** For specs: the policy on a database of its own, at noon UTC, with settings of their own. */
export async function policyCases(settings: PolicySettings) {
  const database = await freshDatabase('policy');
  const dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    poolSize: 20,
    migrations: [OutboxTables1700000000001, SubscriberCopyTables1765000000000, CreatePolicy1766000000200],
  }).initialize();
  await dataSource.runMigrations();
  const clock = new ManualClock(NOON);
  const transactions = new Transactions(dataSource);
  const outbox = new Outbox({ source: '/viewline/notifications' });
  const policySettings = new PolicySettingsRepository(dataSource);
  const families = new FamilyRepository();
  const consents = new ConsentRepository(outbox);
  const bookings = new BookingRepository();
  const persons = new PersonRepository(
    new SubscriberCopy(dataSource),
    consents,
    new PreferenceRepository(outbox),
    bookings,
    new HabitRepository(),
  );
  const policy = new DecideNotifications(
    clock,
    policySettings,
    families,
    persons,
    bookings,
    new DecisionRepository(),
  );
  await transactions.run((tx) =>
    policySettings.add(tx, { version: 1, settings, changedBy: 'spec', changedAt: NOON }),
  );
  return {
    dataSource,
    clock,
    transactions,
    policy,
    bookings,
    consents,
    families,
    recordConsent: new RecordConsent(transactions, families, consents, clock),
    decide: (requests: readonly PolicyRequest[]) => transactions.run((tx) => policy.decide(tx, requests)),
    /** What the copy of subscribers says once a merge is known; undefined: it was undone. */
    merge: (childId: string, parentId: string | undefined) =>
      transactions.run((tx: Transaction) =>
        tx.query(
          `INSERT INTO subscriber_edge AS e VALUES ($1, $2, 1)
           ON CONFLICT (child_id) DO UPDATE SET parent_id = $2, sequence = e.sequence + 1`,
          [childId, parentId],
        ),
      ),
    /** Points taken of these subscribers' attention, by day. */
    async taken(...subscriberIds: string[]): Promise<number[]> {
      const rows = await dataSource.query<{ sum: number }[]>(
        `SELECT sum(weight)::int AS sum FROM attention_booking
         WHERE subscriber_id = ANY($1::uuid[]) AND state <> 'displaced' AND NOT critical GROUP BY day ORDER BY day`,
        [subscriberIds],
      );
      return rows.map(({ sum }) => sum);
    },
    async close(): Promise<void> {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

export type PolicyCases = Awaited<ReturnType<typeof policyCases>>;

/** For specs: a request as the delivery side makes it. */
export function request(subscriberId: string, facts: Partial<PolicyRequest> = {}): PolicyRequest {
  const notificationId = newId();
  return {
    notificationId,
    idempotencyKey: notificationId,
    subscriberId,
    purpose: 'billing',
    severity: 5,
    channels: ['email'],
    say: { content: { text: 'Your bill is ready.' } },
    source: 'spec',
    deferrals: 0,
    ...facts,
  };
}
