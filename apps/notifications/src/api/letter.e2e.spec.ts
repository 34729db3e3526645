import { ManualClock } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { mailServer } from './mail-server.suite.js';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

const API = '/api/notifications/v1';
let mail: Awaited<ReturnType<typeof mailServer>>;
let door: NotificationsDoor;
beforeAll(async () => {
  mail = await mailServer();
  door = await notificationsDoor({
    clock: new ManualClock(new Date('2026-11-23T12:00:00Z')),
    providers: [{ kind: 'smtp', name: 'smtp-main', url: mail.url, from: 'no-reply@operator.example' }],
  });
});
afterAll(async () => {
  await door.close();
  await mail.close();
});

const reminder = (subscriberId: string) => ({
  subscriberId,
  purpose: 'reminder' as const,
  severity: 5,
  channels: ['email' as const],
  say: {
    template: {
      name: 'expiry-reminder',
      slots: { productName: 'Sport+', daysLeft: 3, isToday: false, lastDay: '2026-11-26T22:00:00Z' },
    },
  },
});

it('comes in the words that the person wishes for, and can be refused for good with one click', async () => {
  const identities = [{ kind: 'email' as const, value: 'amal@example.com' }];
  const subscriberId = await door.subscriber(identities, { language: 'en' });
  const wishes = { language: 'fr-FR', tone: 'friendly', timeZone: 'Asia/Riyadh' };
  await door.call('PATCH', `${API}/subscribers/${subscriberId}/preferences`, wishes, { role: 'agent' });
  const [sent] = await door.send([reminder(subscriberId)]);
  await eventually(() => expect(mail.received).toHaveLength(1));
  const [letter] = mail.received;
  expect(letter!.mail.subject).toBe('Sport+ expire dans 3 jours');
  // Late on the 26th in Greenwich is the 27th where they live.
  expect(letter!.mail.text).toContain('le 27 novembre 2026');
  await door.send([{ ...reminder(subscriberId), channels: ['in-app'] }]);
  await eventually(async () =>
    expect(JSON.stringify(await door.messagesOf(subscriberId))).toContain('Plus que 3 jours de Sport+'),
  );

  const link = /<([^>]+)>/.exec(headerOf(letter!.mail.headerLines, 'list-unsubscribe'))![1]!;
  expect(headerOf(letter!.mail.headerLines, 'list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click');
  const { pathname, search } = new URL(link);
  const clicked = await door.call('POST', pathname + search, 'List-Unsubscribe=One-Click', {
    role: 'none',
    type: 'application/x-www-form-urlencoded',
  });
  expect(clicked.status).toBe(200);
  expect((await door.send([reminder(subscriberId)]))[0]).toMatchObject({
    outcome: 'suppressed',
    reasons: [{ rule: 'consent.withdrawn', text: 'They refused reminder messages on email.' }],
  });

  await eventually(async () => {
    const { body } = await door.call('GET', `${API}/messages/${sent!.notificationId}/why`);
    expect(body['messages']).toMatchObject([
      {
        status: 'sent',
        answer: 'It was sent on email through smtp-main.',
        delivery: { attempts: [{ number: 1, provider: 'smtp-main', outcome: 'accepted' }] },
      },
    ]);
  });
});

const headerOf = (lines: readonly { key: string; line: string }[], name: string): string =>
  lines.find(({ key }) => key === name)!.line.replaceAll(/\r?\n\s+/g, '');
