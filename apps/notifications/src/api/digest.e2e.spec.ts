import { ManualClock, newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually, type Json } from '@viewline/testing';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { DIGEST_SWEEP } from '../commands/send-digests/send-digests.use-case.js';
import { DUE_SWEEP } from '../commands/release-due/release-due.use-case.js';
import { DigestRepository } from '../persistence/digest.repository.js';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

const API = '/api/notifications/v1/notices';
const START = new Date('2026-04-01T09:00:00Z');
const MINUTE = 60_000;
const clock = new ManualClock(START);
let door: NotificationsDoor;
let db: DataSource;
beforeAll(async () => {
  door = await notificationsDoor({ clock });
  db = door.app.get(DataSource);
});
afterAll(() => door.close());

const notice = (subscriberId: string, title: string, more: Json = {}): Json => ({
  key: newId(),
  subscriberId,
  purpose: 'service',
  title,
  text: 'New in your package · جديد · 新增',
  ...more,
});
const collect = (notices: Json[], options = {}) => door.call('POST', API, { notices }, options);
const sweep = () => door.app.get(Sweeps).runNow(DIGEST_SWEEP);
/** Titles in each digest of somebody, in the order in which the digests were made. */
async function digestsOf(subscriberId: string): Promise<string[][]> {
  const rows = await db.query<{ items: { title: string }[] }[]>(
    `SELECT facts #> '{say,template,slots,items}' AS items FROM notification
     WHERE subscriber_id = $1 AND facts #>> '{say,template,name}' = 'digest' ORDER BY created_at, id`,
    [subscriberId],
  );
  return rows.map(({ items }) => items.map(({ title }) => title));
}

describe('small news to one person', () => {
  it('within an hour become one digest that lists them all; what is late goes into the next', async () => {
    clock.set(START);
    const subscriber = await door.subscriber([], { language: 'fr' });
    for (const title of ['50 films', 'Entretien', '新频道']) {
      expect((await collect([notice(subscriber, title)])).body).toEqual({ collected: 1, known: 0 });
      clock.advance(10 * MINUTE);
    }
    await sweep();
    expect(await digestsOf(subscriber)).toEqual([]);
    clock.set(new Date(START.getTime() + 60 * MINUTE));
    await sweep();
    expect(await digestsOf(subscriber)).toEqual([['50 films', 'Entretien', '新频道']]);
    await collect([notice(subscriber, 'Late')]);
    await sweep();
    expect(await digestsOf(subscriber)).toHaveLength(1);
    clock.advance(61 * MINUTE);
    await sweep();
    expect(await digestsOf(subscriber)).toEqual([['50 films', 'Entretien', '新频道'], ['Late']]);
    await eventually(async () => {
      const messages = JSON.stringify(await door.messagesOf(subscriber));
      expect(messages).toContain('3 nouvelles pour vous');
      expect(messages).toContain('- Entretien: New in your package');
    });
  });

  it('are each in exactly one digest, whenever they come, however often, and whatever is killed', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('notice' as const),
        count: fc.integer({ min: 1, max: 4 }),
        again: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('sweep' as const),
        minutes: fc.integer({ min: 0, max: 90 }),
        killed: fc.boolean(),
      }),
    );
    const digests = door.app.get(DigestRepository);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
        const subscriber = newId();
        const said: string[] = [];
        const repeated: unknown[] = [];
        for (const next of steps) {
          if (next.kind === 'notice') {
            const notices = Array.from({ length: next.count }, () => notice(subscriber, newId()));
            said.push(...notices.map(({ title }) => String(title)));
            await collect(notices);
            if (next.again) repeated.push((await collect(notices)).body['collected']);
          } else {
            clock.advance(next.minutes * MINUTE);
            if (!next.killed) await sweep();
            else {
              const kill = jest.spyOn(digests, 'close').mockRejectedValueOnce(new Error('killed'));
              await sweep().catch(() => undefined);
              kill.mockRestore();
            }
          }
        }
        clock.advance(120 * MINUTE);
        await sweep();
        expect((await digestsOf(subscriber)).flat().toSorted()).toEqual(said.toSorted());
        expect(repeated.filter((collected) => collected !== 0)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('that come while their digest is being made are lost neither to it nor to the next', async () => {
    const subscriber = newId();
    const titles = Array.from({ length: 60 }, () => newId());
    await collect([notice(subscriber, 'first')]);
    clock.advance(61 * MINUTE);
    await Promise.all([sweep(), ...titles.map((title) => collect([notice(subscriber, title)])), sweep()]);
    clock.advance(61 * MINUTE);
    await sweep();
    expect((await digestsOf(subscriber)).flat().toSorted()).toEqual(['first', ...titles].toSorted());
  });

  it('more than a digest holds go into several', async () => {
    const subscriber = newId();
    const titles = Array.from({ length: 450 }, (_, n) => `notice ${n}`);
    await collect(titles.map((title) => notice(subscriber, title)));
    clock.advance(61 * MINUTE);
    await sweep();
    const digests = await digestsOf(subscriber);
    expect(digests.map(({ length }) => length)).toEqual([200, 200, 50]);
    expect(digests.flat()).toEqual(titles);
  });
});

describe('messages to who wants what can wait together', () => {
  it('come as one at the time of the digest, with all that they say, once; what is urgent does not wait', async () => {
    clock.set(new Date('2026-05-04T12:00:00Z'));
    const subscriberId = await door.subscriber([]);
    const wishes = `/api/notifications/v1/subscribers/${subscriberId}/preferences`;
    const wished = await door.call('PATCH', wishes, { digest: 'daily' });
    expect([wished.status, wished.body['code']]).toEqual([200, undefined]);
    const say = (subject: string) => ({ content: { subject, text: `${subject}: read on` } });
    const slots = { title: '新频道', text: '三个' };
    const purpose = 'service';
    await door.send([
      { subscriberId, purpose, severity: 8, say: say('Films') },
      { subscriberId, purpose, severity: 7, say: { template: { name: 'announcement', slots } } },
      {
        subscriberId,
        purpose,
        severity: 8,
        say: { template: { name: 'announcement', slots: { title: 'Half' } } },
      },
      { subscriberId, purpose, severity: 2, say: say('Urgent') },
    ]);
    const release = () => door.app.get(Sweeps).runNow(DUE_SWEEP);
    await release();
    expect(await digestsOf(subscriberId)).toEqual([]);
    clock.set(new Date('2026-05-04T18:00:00Z'));
    // The sweep of the service itself may be at it already.
    await eventually(async () => {
      await release();
      const digests = await digestsOf(subscriberId);
      expect(digests.map((titles) => titles.toSorted())).toEqual([['Films', '新频道']]);
    });
    await eventually(async () => {
      const messages = await door.messagesOf(subscriberId);
      const count = (status: string) => messages.filter((one) => one['status'] === status).length;
      // The digest and the urgent one; the two that are in the digest; the one with an unfilled slot.
      expect([count('sent'), count('cancelled'), count('failed')]).toEqual([2, 2, 1]);
    });
  });
});

describe('the door of notices', () => {
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an empty list', { notices: [] }],
    ['too many', { notices: Array.from({ length: 501 }, () => notice(newId(), 'x')) }],
    ['no key', { notices: [notice(newId(), 'x', { key: '' })] }],
    ['no subscriber', { notices: [notice('me', 'x')] }],
    ['an unknown purpose', { notices: [notice(newId(), 'x', { purpose: 'spam' })] }],
    ['no title', { notices: [notice(newId(), '')] }],
    ['a text that is too long', { notices: [notice(newId(), 'x', { text: 'x'.repeat(601) })] }],
    ['NUL', { notices: [notice(newId(), 'a\0b')] }],
    ['an unknown field', { notices: [notice(newId(), 'x', { html: '<b>' })] }],
    ['broken JSON', '{"notices":['],
  ])('refuses %s', async (_what, body) => expect((await door.call('POST', API, body)).status).toBe(400));

  it('refuses what is too large, and whoever may not', async () => {
    expect((await collect([notice(newId(), 'x'.repeat(1_100_000))])).status).toBe(413);
    expect((await collect([notice(newId(), 'x')], { role: 'agent' })).status).toBe(403);
    expect((await collect([notice(newId(), 'x')], { role: 'none' })).status).toBe(401);
  });
});
