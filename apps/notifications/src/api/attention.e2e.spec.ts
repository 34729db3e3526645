import { ManualClock } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import { DUE_SWEEP } from '../commands/release-due/release-due.use-case.js';
import { mailServer } from './mail-server.suite.js';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

const API = '/api/notifications/v1';
const NOON = new Date('2026-11-23T12:00:00Z');
const clock = new ManualClock(NOON);
let mail: Awaited<ReturnType<typeof mailServer>>;
let door: NotificationsDoor;
beforeAll(async () => {
  mail = await mailServer();
  door = await notificationsDoor({
    clock,
    providers: [{ kind: 'smtp', name: 'smtp-main', url: mail.url, from: 'no-reply@operator.example' }],
  });
});
beforeEach(() => clock.set(NOON));
afterAll(async () => {
  await door.close();
  await mail.close();
});

const somebody = (address: string) => door.subscriber([{ kind: 'email', value: address }]);
const letter = (subscriberId: string, severity = 5, purpose: 'service' | 'outage' = 'service') => ({
  subscriberId,
  purpose,
  severity,
  channels: ['email' as const],
});
const outcomes = async (...requests: ReturnType<typeof letter>[]): Promise<string[]> =>
  (await door.send(requests)).map(({ outcome }) => outcome);
const why = async (notificationId: string): Promise<Record<string, unknown>> => {
  const { body } = await door.call('GET', `${API}/messages/${notificationId}/why`);
  return (body['messages'] as Record<string, unknown>[])[0]!;
};
const attention = async (id: string): Promise<Record<string, unknown>> =>
  (await door.call('GET', `${API}/subscribers/${id}/attention`)).body;

it('lets a letter wait for the morning of its reader, and then go', async () => {
  const subscriberId = await somebody('night@example.com');
  const wishes = { timeZone: 'America/New_York' };
  await door.call('PATCH', `${API}/subscribers/${subscriberId}/preferences`, wishes);
  clock.set(new Date('2026-11-24T03:30:00Z'));
  const [sent] = await door.send([letter(subscriberId)]);
  expect(sent!.outcome).toBe('scheduled');
  expect((await why(sent!.notificationId))['answer']).toBe(
    'It waits until 2026-11-24T13:00:00.000Z: It is 2026-11-23 22:30 in America/New_York, within their quiet hours, ' +
      'which end at 2026-11-24T13:00:00.000Z.',
  );
  clock.set(new Date('2026-11-24T13:00:00Z'));
  await door.app.get(Sweeps).runNow(DUE_SWEEP);
  await eventually(async () =>
    expect(await why(sent!.notificationId)).toMatchObject({
      status: 'sent',
      decisions: [
        { round: 1, action: 'defer', until: '2026-11-24T13:00:00.000Z' },
        { round: 2, action: 'send' },
      ],
    }),
  );
});

it('disturbs nobody more than the budget allows, and lets an outage through all the same', async () => {
  const subscriberId = await somebody('busy@example.com');
  const letters = [1, 2, 3, 4, 5].map(() => letter(subscriberId));
  expect(await outcomes(...letters)).toEqual(['queued', 'queued', 'queued', 'queued', 'scheduled']);
  expect(await outcomes(letter(subscriberId, 1, 'outage'))).toEqual(['queued']);
  expect(await attention(subscriberId)).toMatchObject({ today: { day: '2026-11-23', taken: 5 } });
  const page = await door.call('GET', `${API}/subscribers/${subscriberId}/why?limit=1`);
  expect(page.text).toContain('it is critical, so it goes all the same');
});

it('adds up what two took who prove to be one, and parts it again with every message where it belongs', async () => {
  const [a, b] = [await somebody('a@example.com'), await somebody('b@example.com')];
  await outcomes(letter(a), letter(a), letter(b), letter(b));
  await door.merge(a, b);
  expect(await outcomes(letter(a))).toEqual(['scheduled']);
  expect(await attention(b)).toMatchObject({ personId: a, today: { taken: 4 } });
  await door.unmerge(a, b);
  expect(await attention(b)).toMatchObject({ personId: b, today: { taken: 2 } });
  expect(await outcomes(letter(b))).toEqual(['queued']);
  const { body } = await door.call('GET', `${API}/subscribers/${b}/why`);
  const whose = (body['messages'] as Record<string, string>[]).map(({ subscriberId }) => subscriberId);
  expect(whose).toEqual([b, b, b]);
});

it('gives back the attention of a letter that the mail server refused', async () => {
  const subscriberId = await somebody('full@example.com');
  mail.answers.recipient = 550;
  await outcomes(letter(subscriberId));
  await eventually(async () => expect(await attention(subscriberId)).toMatchObject({ today: { taken: 0 } }));
  mail.answers.recipient = undefined;
});
