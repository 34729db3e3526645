import { IdentityLinked, InteractionRecorded, provisionalSubscriberId } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { UnsubscribeLinks } from '../commands/unsubscribe-by-link/unsubscribe-links.js';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

const API = '/api/notifications/v1/subscribers';
const NOON = new Date('2026-11-23T12:00:00Z');
const clock = new ManualClock(NOON);
let door: NotificationsDoor;
beforeAll(async () => (door = await notificationsDoor({ clock })));
beforeEach(() => clock.set(NOON));
afterAll(() => door.close());

interface Consent {
  purpose: string;
  channel: string;
  state: string;
}
const consents = async (id: string): Promise<Consent[]> =>
  (await door.call('GET', `${API}/${id}/consents`)).body['consents'] as Consent[];
const state = async (id: string, purpose: string, channel: string): Promise<string> =>
  (await consents(id)).find((each) => each.purpose === purpose && each.channel === channel)!.state;
const history = async (id: string): Promise<Record<string, unknown>[]> =>
  (await door.call('GET', `${API}/${id}/consents/history?limit=100`)).body['words'] as Record<
    string,
    unknown
  >[];
const say = (id: string, word: object, headers: Record<string, string> = {}) =>
  door.call('POST', `${API}/${id}/consents`, word, { role: 'agent', headers });

describe('the link in a letter', () => {
  const page = '/webhooks/notifications/unsubscribe';
  const form = 'application/x-www-form-urlencoded';
  const open = (method: string, token: string, body?: string, type = form, language = 'en') =>
    door.call(method, `${page}?token=${encodeURIComponent(token)}`, body, {
      role: 'none',
      type,
      headers: { 'accept-language': language },
    });
  const meaning = (subscriberId: string) => ({
    subscriberId,
    purpose: 'marketing' as const,
    channel: 'email' as const,
    notificationId: newId(),
  });

  it('takes consent back with one click of a mail program, in both forms, and not by being looked at', async () => {
    const id = newId();
    await say(id, { purpose: 'marketing', granted: true, origin: 'app' });
    const links = door.app.get(UnsubscribeLinks);
    const headers = await links.headersOf('https://crm.example/', meaning(id));
    const url = headers['List-Unsubscribe']!.slice(1, -1);
    expect(headers).toEqual({
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    const security = { ...meaning(id), purpose: 'security' as const };
    expect(await links.headersOf('https://crm.example', security)).toEqual({});
    expect(url.startsWith(`https://crm.example${page}?token=`)).toBe(true);
    const token = new URL(url).searchParams.get('token')!;
    const shown = await open('GET', token, undefined, form, 'ar-SA,ar;q=0.9');
    expect(shown.text).toContain('<html lang="ar" dir="rtl">');
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await state(id, 'marketing', 'email')).toBe('granted');

    clock.advance(1000);
    const clicks = await Promise.all([1, 2, 3].map(() => open('POST', token, 'List-Unsubscribe=One-Click')));
    expect(clicks.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await state(id, 'marketing', 'email')).toBe('withdrawn');
    expect(await state(id, 'marketing', 'sms')).toBe('granted');
    expect(await history(id)).toHaveLength(2);

    clock.advance(1000);
    await say(id, { purpose: 'marketing', granted: true, origin: 'app' });
    clock.advance(1000);
    const parts =
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    expect((await open('POST', token, parts, 'multipart/form-data; boundary=x')).status).toBe(200);
    expect(await state(id, 'marketing', 'email')).toBe('withdrawn');
  });

  it('is worth nothing once a letter of it is changed', async () => {
    const links = door.app.get(UnsubscribeLinks);
    const [mine, others] = [await links.tokenFor(meaning(newId())), await links.tokenFor(meaning(newId()))];
    const forged = `${others.split('.')[0]}.${mine.split('.')[1]}`;
    const wrong = [forged, `${mine}x`, `${mine}.x`, mine.slice(1), mine.split('.')[0]!, '.', '', 'ü', '%00'];
    for (const token of wrong) {
      expect((await open('POST', token, 'List-Unsubscribe=One-Click')).status).toBe(404);
      expect((await open('GET', token)).status).toBe(404);
    }
    expect((await open('GET', 'x'.repeat(501))).status).toBe(400);
    expect((await door.call('GET', page, undefined, { role: 'none' })).status).toBe(400);
    expect((await door.call('GET', `${page}?token=a&token=b`, undefined, { role: 'none' })).status).toBe(400);
  });

  it.each(['', 'List-Unsubscribe=Yes', '{"List-Unsubscribe":"One-Click"}', 'One-Click', '\u0000'])(
    'does nothing for a body that says %j',
    async (body) => {
      const id = newId();
      const token = await door.app.get(UnsubscribeLinks).tokenFor(meaning(id));
      expect((await open('POST', token, body)).status).toBe(400);
      expect(await history(id)).toEqual([]);
    },
  );

  it('is not fed with more than a megabyte', async () => {
    const token = await door.app.get(UnsubscribeLinks).tokenFor(meaning(newId()));
    expect((await open('POST', token, 'x'.repeat(1_100_000))).status).toBe(413);
  });
});

describe('one word by text message', () => {
  let sequence = 0;
  const wrote = (subscriberId: string, text: string, startedAt: Date, facts: object = {}) =>
    InteractionRecorded.create(
      {
        interactionId: newId(),
        subscriberId,
        conversationId: newId(),
        channel: 'sms' as const,
        provider: 'twilio',
        externalId: `SM${++sequence}`,
        direction: 'inbound' as const,
        kind: 'message' as const,
        reason: '',
        status: 'opened',
        text,
        startedAt: startedAt.toISOString(),
        ...facts,
      },
      { time: startedAt, sequence: 1 },
    );
  const minute = (n: number): Date => new Date(NOON.getTime() + n * 60_000);

  it('stops everything that can be stopped on that channel, and gives back what it took, in any order and twice', async () => {
    clock.set(minute(10));
    const phone = { kind: 'phone' as const, value: '+966505556677' };
    const writer = provisionalSubscriberId(phone);
    const id = await door.subscriber([phone]);
    const link = {
      provisionalId: writer,
      subscriberId: id,
      identity: phone,
      verified: true,
      source: 'import',
    };
    await door.publish([IdentityLinked.create(link, { time: NOON, sequence: 1 })]);
    await say(id, { purpose: 'survey', granted: true, origin: 'app', saidAt: '2026-11-01T00:00:00Z' });
    const stop = wrote(writer, 'إيقاف', minute(1));
    await door.publish([stop, stop]);
    await eventually(async () => expect(await state(id, 'billing', 'sms')).toBe('withdrawn'));
    expect(await state(id, 'survey', 'sms')).toBe('withdrawn');
    expect(await state(id, 'survey', 'email')).toBe('granted');
    expect(await state(id, 'security', 'sms')).toBe('not-needed');
    expect(await state(id, 'billing', 'whatsapp')).toBe('not-refused');
    expect(await history(id)).toHaveLength(7);

    // The later start is heard of first.
    await door.publish([wrote(writer, 'Réabonner', minute(5)), wrote(writer, 'STOP', minute(3))]);
    await eventually(async () => expect(await history(id)).toHaveLength(18));
    expect(await state(id, 'billing', 'sms')).toBe('granted');
    expect(await state(id, 'survey', 'sms')).toBe('granted');
    expect(await state(id, 'marketing', 'sms')).toBe('withdrawn');
  });

  it('can be followed by another, also where it says that it was written in the future', async () => {
    const id = newId();
    await door.publish([wrote(id, 'STOP', new Date('2099-01-01T00:00:00Z'))]);
    await eventually(async () => expect(await state(id, 'billing', 'sms')).toBe('withdrawn'));
    clock.advance(60_000);
    await say(id, { purpose: 'billing', granted: true, origin: 'phone' });
    expect(await state(id, 'billing', 'sms')).toBe('granted');
  });

  it('means nothing in a sentence, in what we wrote, and on channels where people talk', async () => {
    const id = newId();
    await door.publish([
      wrote(id, 'the film does not stop', minute(1)),
      wrote(id, 'stop', minute(1), { direction: 'outbound' }),
      wrote(id, 'stop', minute(1), { channel: 'chat' }),
      wrote(id, '退订', minute(2), { channel: 'whatsapp' }),
    ]);
    await eventually(async () => expect(await state(id, 'billing', 'whatsapp')).toBe('withdrawn'));
    expect((await history(id)).every(({ channel }) => channel === 'whatsapp')).toBe(true);
  });
});
