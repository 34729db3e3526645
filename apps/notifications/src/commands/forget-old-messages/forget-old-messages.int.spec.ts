import { newId } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { NOTIFICATION_STATUSES, type NotificationStatus } from '../../domain/notification.js';
import { AnnouncementRepository } from '../../persistence/announcement.repository.js';
import { DigestRepository } from '../../persistence/digest.repository.js';
import { HabitRepository } from '../../persistence/habit.repository.js';
import { MessageRepository } from '../../persistence/message.repository.js';
import { CreateAnnouncements1766000000330 } from '../../persistence/migrations/create-announcements.js';
import { CreateDigests1766000000340 } from '../../persistence/migrations/create-digests.js';
import { CreateNotifications1766000000100 } from '../../persistence/migrations/create-notifications.js';
import { CreateOutages1766000000320 } from '../../persistence/migrations/create-outages.js';
import { CreatePolicy1766000000200 } from '../../persistence/migrations/create-policy.js';
import { CreateProducts1766000000310 } from '../../persistence/migrations/create-products.js';
import { ForgetMessages1766000000400 } from '../../persistence/migrations/forget-messages.js';
import { OldMessageRepository } from '../../persistence/old-message.repository.js';
import { OutageMessageRepository } from '../../persistence/outage-message.repository.js';
import { ProblemRepository } from '../../persistence/problem.repository.js';
import { RecipientRepository } from '../../persistence/recipient.repository.js';
import { ReminderRepository } from '../../persistence/reminder.repository.js';

const NOW = new Date('2026-03-14T12:00:00Z');
const BEFORE = new Date('2025-02-07T12:00:00Z');
const MIGRATIONS = [
  CreateNotifications1766000000100,
  CreatePolicy1766000000200,
  CreateProducts1766000000310,
  CreateOutages1766000000320,
  CreateAnnouncements1766000000330,
  CreateDigests1766000000340,
  ForgetMessages1766000000400,
];

let db: DataSource;
const clock = { now: () => NOW };
const messages = new OldMessageRepository(new MessageRepository(undefined as never, clock));
beforeAll(async () => {
  const { url } = await freshDatabase('forgetting');
  db = await new DataSource({ type: 'postgres', url, migrations: MIGRATIONS }).initialize();
  await db.runMigrations();
});
afterAll(() => db.destroy());

interface Given {
  messageId?: string;
  createdAt?: string;
  facts?: object;
}
async function message(status: NotificationStatus, { messageId, createdAt, facts = {} }: Given = {}) {
  const id = newId();
  await db.query(
    `INSERT INTO notification (id, message_id, subscriber_id, status, severity, created_at, facts)
     VALUES ($1, $2, $3, $4, 3, $5, $6)`,
    [id, messageId ?? newId(), newId(), status, createdAt ?? '2024-12-01T00:00:00Z', JSON.stringify(facts)],
  );
  return id;
}
const isKept = async (id: string): Promise<boolean> =>
  (await db.query<unknown[]>('SELECT FROM notification WHERE id = $1', [id])).length > 0;
const forget = (most = 1000): Promise<number> => db.transaction((tx) => messages.forget(tx, BEFORE, most));

describe('old messages', () => {
  it('are forgotten by what became of them: never one of which the end is open', async () => {
    const all = await Promise.all(
      NOTIFICATION_STATUSES.map(async (status) => ({ status, id: await message(status) })),
    );
    await forget();
    const kept = await Promise.all(all.map(async ({ status, id }) => ((await isKept(id)) ? status : [])));
    expect(kept.flat()).toEqual(['waiting', 'queued', 'uncertain']);
  });

  it.each(['sentAt', 'deliveredAt', 'readAt', 'endedAt'])('are not old where %s is not', async (time) => {
    const late = await message('read', { facts: { sentAt: '2024-12-02T00:00:00Z', [time]: NOW } });
    const old = await message('read', { facts: { sentAt: '2024-12-02T00:00:00Z', [time]: '2024-12-03' } });
    await forget();
    expect([await isKept(late), await isKept(old)]).toEqual([true, false]);
  });

  it('go in batches, the oldest first', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map((day) => message('sent', { createdAt: `2023-01-0${day}T00:00:00Z` })),
    );
    expect(await forget(2)).toBe(2);
    expect(await Promise.all(ids.map(isKept))).toEqual([false, false, true]);
    expect(await forget(2)).toBe(1);
    expect(await forget(2)).toBe(0);
  });

  it('with several receivers go with the last of them, also when replicas forget at the same time', async () => {
    const messageIds = Array.from({ length: 60 }, () => newId());
    const open = newId();
    for (const id of [...messageIds, open]) {
      await db.query(
        `INSERT INTO communication_message (id, state, message_type, created_at, requested, document)
         VALUES ($1, 'completed', 'SMS', '2024-12-01', false, '{}')`,
        [id],
      );
      await Promise.all([1, 2, 3].map(() => message('delivered', { messageId: id })));
    }
    await message('uncertain', { messageId: open });
    for (let left = 1; left > 0;) {
      const forgotten = await Promise.all([forget(7), forget(7), forget(7), forget(7)]);
      left = Math.max(...forgotten);
    }
    const kept = await db.query<{ id: string }[]>('SELECT id FROM communication_message');
    expect(kept).toEqual([{ id: open }]);
  });
});

it('a notice that is in no digest yet is never old', async () => {
  await db.query(
    `INSERT INTO notice (key, subscriber_id, purpose, title, text, collected_at, digest_id)
     SELECT key, $1::uuid, 'service', 't', 't', '2020-01-01', digest_id
     FROM (VALUES ('open', NULL), ('gathered', $1::uuid)) AS n(key, digest_id)`,
    [newId()],
  );
  expect(await db.transaction((tx) => new DigestRepository().forget(tx, BEFORE, 10))).toBe(1);
  expect(await db.query('SELECT key FROM notice WHERE title IS NOT NULL')).toEqual([{ key: 'open' }]);
});

describe('forgetting', () => {
  const DAYS = 2000;
  const ROWS = 40_000;
  /** Some years of one row a while: one in some thousands is old. */
  const at = `$1::timestamptz - interval '1 day' + i * interval '${DAYS} days' / ${ROWS}`;
  const fill = (sql: string) => db.query(`${sql} FROM generate_series(0, ${ROWS - 1}) i`, [BEFORE]);

  beforeAll(async () => {
    await db.query('TRUNCATE notification, communication_message, notice');
    await fill(`INSERT INTO notification (id, message_id, subscriber_id, status, severity, created_at, facts)
      SELECT md5(i::text)::uuid, md5('m' || i)::uuid, gen_random_uuid(), 'delivered', 3, ${at}, '{}'`);
    await fill(`INSERT INTO notification_attempt (id, notification_id, number, channel, provider, address, started_at)
      SELECT gen_random_uuid(), md5(i::text)::uuid, 1, 'sms', 'sms', '+33612345678', ${at}`);
    await fill(`INSERT INTO policy_decision (notification_id, round, subscriber_id, decided_at, policy_version, action, steps)
      SELECT md5(i::text)::uuid, 1, gen_random_uuid(), ${at}, 1, 'send', '[]'`);
    await fill(`INSERT INTO attention_booking (notification_id, subscriber_id, purpose, severity, weight, critical, day, at, state)
      SELECT md5(i::text)::uuid, gen_random_uuid(), 'service', 3, 1, false, 1, ${at}, 'spent'`);
    await fill(`INSERT INTO communication_message (id, state, message_type, created_at, requested, document)
      SELECT md5('m' || i)::uuid, 'completed', 'SMS', ${at}, true, '{}'`);
    await fill(`INSERT INTO notice (key, subscriber_id, purpose, title, text, collected_at, digest_id)
      SELECT 'n' || i, gen_random_uuid(), 'service', 't', 't', ${at}, gen_random_uuid()`);
    await db.query(`INSERT INTO product (product_id, subscriber_id, name) VALUES ($1, $1, 'Sport+')`, [
      newId(),
    ]);
    await fill(`INSERT INTO reminder (product_id, last_day, days, subscriber_id, due_at, outcome, key, until)
      SELECT (SELECT product_id FROM product), '2000-01-01'::date + i, 7, gen_random_uuid(), ${at}, 'asked', 'k', ${at}`);
    await db.query(
      `INSERT INTO problem (problem_id) SELECT md5('p' || i)::uuid FROM generate_series(0, 3999) i`,
    );
    await db.query(
      `INSERT INTO problem_stage SELECT md5('p' || i)::uuid, 'all-clear', 'all-clear',
              $1::timestamptz + (i - 2) * interval '1 hour', '{}' FROM generate_series(0, 3999) i`,
      [BEFORE],
    );
    await fill(`INSERT INTO problem_hit SELECT md5('p' || i % 4000)::uuid, md5(i::text)::uuid, ${at}`);
    await fill(`INSERT INTO outage_message (problem_id, stage, subscriber_id, kind, at, told)
      SELECT md5('p' || i % 4000)::uuid, 'all-clear', md5(i::text)::uuid, 'all-clear', ${at}, true`);
    await db.query(`DELETE FROM outage_message WHERE problem_id IN (md5('p0')::uuid, md5('p1')::uuid)`);
    await db.query(
      `INSERT INTO announcement (id, version, status, document, created_by, created_at, ended_at)
       SELECT md5('a' || i)::uuid, 1, 'finished', '{}', 'x', $1, $1::timestamptz + (i - 1) * interval '1 hour'
       FROM generate_series(0, 3999) i`,
      [BEFORE],
    );
    await fill(`INSERT INTO announcement_recipient (announcement_id, subscriber_id, due_at, outcome)
      SELECT md5('a' || i % 4000)::uuid, md5(i::text)::uuid, ${at}, 'queued'`);
    await db.query(
      `INSERT INTO channel_habit SELECT gen_random_uuid(), 'sms', $1::date - interval '6 months' + (i / 10) * interval '1 day'
       FROM generate_series(0, ${ROWS - 1}) i`,
      [NOW],
    );
    await db.query('VACUUM ANALYZE');
  });

  /** Runs each statement, and notes first how the database goes about it. */
  function explaining(tx: Transaction, plans: string[]): Transaction {
    const query = async (sql: string, parameters: unknown[]) => {
      const lines = await tx.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, parameters);
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
      return tx.query<unknown>(sql, parameters);
    };
    return { query } as unknown as Transaction;
  }

  it.each<[string, (tx: Transaction) => Promise<number>, string]>([
    ['messages', (tx) => messages.forget(tx, BEFORE, 20), 'notification_over'],
    ['notices', (tx) => new DigestRepository().forget(tx, BEFORE, 20), 'notice_gathered'],
    ['reminders', (tx) => new ReminderRepository().forget(tx, BEFORE, 20), 'reminder_until'],
    ['words on outages', (tx) => new OutageMessageRepository().forget(tx, BEFORE, 20), 'outage_message_told'],
    ['outages', (tx) => new ProblemRepository().forget(tx, BEFORE, 20), 'problem_stage_over'],
    ['audiences', (tx) => new RecipientRepository().forget(tx, BEFORE, 5), 'announcement_ended'],
    ['announcements', (tx) => new AnnouncementRepository().forget(tx, BEFORE, 5), 'announcement_ended'],
    ['habits', (tx) => new HabitRepository().forget(tx, NOW, 5), 'channel_habit_month'],
  ])('%s reads indexes only, whatever is kept', async (what, run, index) => {
    const plans: string[] = [];
    // What is left of audiences would keep announcements.
    if (what === 'announcements') {
      await db.transaction((tx) => new RecipientRepository().forget(tx, BEFORE, 1000));
      await db.query('VACUUM ANALYZE announcement_recipient');
    }
    const forgotten = await db.transaction((tx) => run(explaining(tx, plans)));
    expect(forgotten).toBeGreaterThan(0);
    expect(plans.join('\n')).toContain(index);
    expect(plans.join('\n')).not.toContain('Seq Scan');
  });
});
