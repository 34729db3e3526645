import { ManualClock, newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { settled } from '../../api/notifications-door.suite.js';
import { activated } from '../../api/reminder-door.suite.js';
import { DIGEST_SWEEP } from '../send-digests/send-digests.use-case.js';
import { REMINDER_SWEEP } from '../send-due-reminders/send-due-reminders.use-case.js';
import { days, forgettingDoor, START, type ForgettingDoor } from './forgetting-door.suite.js';

const API = '/api/notifications/v1';
const clock = new ManualClock(START);
let door: ForgettingDoor;
beforeAll(async () => (door = await forgettingDoor(clock)));
beforeEach(() => clock.set(START));
afterAll(() => door.close());

describe('a message that is over', () => {
  it('is kept for the days that are set, then forgotten with its tries, its reasons and its place', async () => {
    const subscriberId = await door.subscriber([], { language: 'ar' });
    const [answer] = await door.send([{ subscriberId, purpose: 'service', channels: ['in-app'] }]);
    const id = answer!.notificationId;
    const { messageId } = await settled(door, id, subscriberId);
    const parts = ['notification_attempt', 'policy_decision', 'attention_booking'];
    const left = () => Promise.all(parts.map((part) => door.count(`${part} WHERE notification_id = $1`, id)));
    await door.forgetAt(399);
    expect(await door.messagesOf(subscriberId)).toHaveLength(1);
    expect(await left()).toEqual([1, 1, 1]);
    await door.forgetAt(401);
    expect(await door.messagesOf(subscriberId)).toEqual([]);
    expect(await left()).toEqual([0, 0, 0]);
    expect((await door.call('GET', `${API}/messages/${id}/why`)).status).toBe(404);
    expect(await door.count('communication_message WHERE id = $1', messageId)).toBe(0);
  });

  it('is not sent again when it is asked for once more, by whomever', async () => {
    const subscriberId = await door.subscriber([]);
    const request = { subscriberId, channels: ['in-app' as const], idempotencyKey: newId() };
    const [first] = await door.send([request]);
    await settled(door, first!.notificationId, subscriberId);
    await door.forgetAt(401);
    const again = await Promise.all(Array.from({ length: 5 }, () => door.send([request])));
    for (const [answer] of again) {
      expect(answer).toMatchObject({ outcome: 'known', notificationId: first!.notificationId });
    }
    expect(await door.messagesOf(subscriberId)).toEqual([]);
  });

  it('stays while it waits for its time, however long ago it was asked for', async () => {
    const subscriberId = await door.subscriber([]);
    await door.send([{ subscriberId, channels: ['in-app'], notBefore: days(900) }]);
    await door.forgetAt(890);
    expect(await door.messagesOf(subscriberId)).toMatchObject([{ status: 'waiting' }]);
  });

  it('takes no consent, wish or accepted terms with it: they are proof', async () => {
    const subscriberId = await door.subscriber([]);
    const person = `${API}/subscribers/${subscriberId}`;
    const word = { purpose: 'marketing', granted: true, origin: 'app' };
    await door.call('POST', `${person}/consents`, word, { role: 'agent' });
    await door.call('PATCH', `${person}/preferences`, { language: 'fr' }, { role: 'agent' });
    const terms = { document: 'terms-of-service', version: '2026-01', origin: 'app' };
    const accepted = await door.call('POST', `${person}/acceptances`, terms, { role: 'agent' });
    expect(accepted.status).toBeLessThan(300);
    const proof = () =>
      Promise.all(
        ['consent_word', 'preference_version', 'acceptance'].map((table) =>
          door.count(`${table} WHERE subscriber_id = $1`, subscriberId),
        ),
      );
    const before = await proof();
    expect(Math.min(...before)).toBeGreaterThan(0);
    await door.forgetAt(5000);
    expect(await proof()).toEqual(before);
  });
});

describe('what is small', () => {
  it('leaves nothing of a notice but its key, and the same notice is still known', async () => {
    const subscriberId = await door.subscriber([]);
    const notice = { key: newId(), subscriberId, purpose: 'service', title: 'جديد', text: '50 films' };
    const collect = async () => (await door.call('POST', `${API}/notices`, { notices: [notice] })).body;
    expect(await collect()).toEqual({ collected: 1, known: 0 });
    clock.set(days(1));
    await door.run(DIGEST_SWEEP);
    await door.forgetAt(401);
    expect(
      await door.count(
        'notice WHERE key LIKE $1 AND num_nonnulls(subscriber_id, title, text) = 0',
        `%${notice.key}`,
      ),
    ).toBe(1);
    expect(await collect()).toEqual({ collected: 0, known: 1 });
    clock.advance(86_400_000);
    const before = await door.messagesOf(subscriberId);
    await door.run(DIGEST_SWEEP);
    expect(await door.messagesOf(subscriberId)).toHaveLength(before.length);
  });

  it('forgets reminders of last days long past, and what is activated once more reminds of nothing', async () => {
    const [productId, subscriberId] = [newId(), await door.subscriber([], { region: 'Paris' })];
    const first = activated({ productId, subscriberId }, 1, { expiresAt: days(30).toISOString() }, START);
    await door.publish([first]);
    await eventually(async () =>
      expect(await door.count('product WHERE product_id = $1', productId)).toBe(1),
    );
    for (const day of [23.5, 27.5, 30]) {
      clock.set(days(day));
      await door.run(REMINDER_SWEEP);
    }
    const reminders = () => door.count('reminder WHERE product_id = $1', productId);
    const known = await reminders();
    expect(known).toBeGreaterThan(0);
    const keys = await door.count('notification_key WHERE key LIKE $1', `%${productId}%`);
    await door.forgetAt(432);
    expect(await reminders()).toBe(0);
    await door.readAgain([first]);
    const other = { productId: newId(), subscriberId };
    const marker = activated(other, 1, { expiresAt: days(500).toISOString() }, clock.now());
    await door.publish([marker]);
    await eventually(async () =>
      expect(await door.count('product WHERE subscriber_id = $1', subscriberId)).toBe(2),
    );
    await door.run(REMINDER_SWEEP);
    expect(await reminders()).toBe(0);
    expect(await door.count('notification_key WHERE key LIKE $1', `%${productId}%`)).toBe(keys);
  });
});
