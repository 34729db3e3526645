import { ManualClock, newId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
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

describe('consent', () => {
  it('is asked of marketing and surveys and of nothing else, until somebody says a word', async () => {
    const id = newId();
    const states = new Map((await consents(id)).map(({ purpose, state: said }) => [purpose, said]));
    expect(Object.fromEntries(states)).toEqual({
      service: 'not-refused',
      outage: 'not-refused',
      billing: 'not-refused',
      reminder: 'not-refused',
      marketing: 'missing',
      survey: 'missing',
      security: 'not-needed',
    });
    await say(id, { purpose: 'marketing', granted: true, origin: 'shop', evidence: 'form 4711, signed' });
    expect(await state(id, 'marketing', 'email')).toBe('granted');
    clock.advance(1000);
    const { body } = await say(id, { purpose: 'marketing', channel: 'sms', granted: false, origin: 'phone' });
    expect(body['consents']).toContainEqual(
      expect.objectContaining({ purpose: 'marketing', channel: 'sms', state: 'withdrawn', origin: 'phone' }),
    );
    expect(await state(id, 'marketing', 'email')).toBe('granted');
    expect(await history(id)).toMatchObject([
      { channel: 'sms', granted: false, origin: 'phone', subscriberId: id },
      { channel: null, granted: true, evidence: 'form 4711, signed', by: expect.any(String) },
    ]);
  });

  it('is written down once for a request that is sent twice, also at once', async () => {
    const id = newId();
    const word = { purpose: 'survey', granted: true, origin: 'app' };
    const answers = await Promise.all([1, 2, 3].map(() => say(id, word, { 'idempotency-key': 'tap-1' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await history(id)).toHaveLength(1);
    const [{ count }] = await door.app
      .get(DataSource)
      .query<[{ count: number }]>(
        `SELECT count(*)::int AS count FROM consent_word WHERE subscriber_id = $1`,
        [id],
      );
    expect(count).toBe(1);
  });

  it('stays with the record it was said under when two who were one are parted', async () => {
    const [a, b] = [await door.subscriber([]), await door.subscriber([])];
    await say(b, { purpose: 'marketing', granted: true, origin: 'app' });
    await door.merge(a, b);
    expect(await state(a, 'marketing', 'email')).toBe('granted');
    await door.unmerge(a, b);
    expect(await state(a, 'marketing', 'email')).toBe('missing');
    expect(await state(b, 'marketing', 'email')).toBe('granted');
  });

  it.each([
    {},
    { purpose: 'marketing' },
    { purpose: 'marketing', granted: 'yes', origin: 'app' },
    { purpose: 'spam', granted: true, origin: 'app' },
    { purpose: 'marketing', granted: true, origin: 'app', channel: 'fax' },
    { purpose: 'marketing', granted: true, origin: '' },
    { purpose: 'marketing', granted: true, origin: 'Robert"); DROP TABLE consent_word;--' },
    { purpose: 'marketing', granted: true, origin: 'app', evidence: 'x'.repeat(2001) },
    { purpose: 'marketing', granted: true, origin: 'app', saidAt: 'yesterday' },
    { purpose: 'marketing', granted: true, origin: 'app', saidAt: '2026-W01' },
    { purpose: 'marketing', granted: true, origin: 'app', saidAt: '2027-01-01T00:00:00Z' },
    { purpose: 'marketing', granted: true, origin: 'app', by: 'somebody else' },
    [{ purpose: 'marketing', granted: true, origin: 'app' }],
    'null',
    '"marketing"',
    '{',
  ])('is refused as %j', async (word) => {
    const id = newId();
    expect((await door.call('POST', `${API}/${id}/consents`, word)).status).toBe(400);
    expect(await history(id)).toEqual([]);
  });

  it('is not shown or changed for strangers, for what is no subscriber, or by a body of more than a megabyte', async () => {
    const path = `${API}/${newId()}/consents`;
    const word = { purpose: 'marketing', granted: true, origin: 'app' };
    expect((await door.call('POST', path, word, { role: 'none' })).status).toBe(401);
    expect((await door.call('GET', path, undefined, { role: 'operator' })).status).toBe(403);
    expect((await door.call('GET', `${API}/..%2f..%2f/consents`)).status).toBe(404);
    expect((await say('nobody', word)).status).toBe(404);
    expect((await door.call('POST', path, { ...word, evidence: 'x'.repeat(1_100_000) })).status).toBe(413);
    expect((await door.call('POST', path, 'granted=true', { type: 'text/plain' })).status).toBe(415);
  });

  it('is read on record', async () => {
    const id = newId();
    await consents(id);
    await door.call('GET', `${API}/${id}/preferences`);
    const { text } = await door.call('GET', `/api/notifications/v1/audit?subscriberId=${id}`);
    expect(text).toContain('/consents');
    expect(text).toContain('/preferences');
  });
});

describe('preferences', () => {
  const path = (id: string) => `${API}/${id}/preferences`;
  const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
    door.call('PATCH', path(id), body, { role: 'agent', headers });

  it('are changed wish by wish, taken back with null, and kept in every version', async () => {
    const id = await door.subscriber([], { language: 'fr', region: 'Nowhere' });
    const before = await door.call('GET', path(id));
    expect(before.body).toMatchObject({
      revision: 0,
      preferences: {},
      effective: {
        timeZone: { zone: 'UTC', from: 'default' },
        quietHours: { start: '22:00', end: '08:00' },
        language: 'fr',
      },
    });
    const wishes = {
      channels: ['whatsapp', 'email'],
      channelsOff: ['sms'],
      language: 'ar-SA',
      tone: 'formal',
      timeZone: 'Asia/Riyadh',
      quietHours: { start: '23:00', end: '06:30' },
      digest: 'daily',
    };
    const changed = await patch(id, wishes, { 'if-match': before.headers.get('etag')! });
    expect(changed.body).toMatchObject({
      revision: 1,
      preferences: wishes,
      effective: { timeZone: { zone: 'Asia/Riyadh', from: 'preference' }, language: 'ar-SA' },
    });
    clock.advance(1000);
    const less = await patch(id, { digest: null, quietHours: null });
    expect(less.body).toMatchObject({ revision: 2, effective: { quietHours: { start: '22:00' } } });
    expect((await patch(id, { digest: null })).body).toMatchObject({ revision: 2 });
    expect((await patch(id, { tone: null }, { 'if-match': '"1"' })).status).toBe(412);
    const all = await door.call('GET', `${path(id)}/history`);
    expect(all.body['versions']).toMatchObject([
      { version: 2, changed: ['quietHours', 'digest'], origin: 'agent' },
      { version: 1, changed: Object.keys(wishes), wishes },
    ]);
  });

  it('decide over the channel, the hour and the words of the next message', async () => {
    const id = await door.subscriber([]);
    await patch(id, { timeZone: 'Asia/Tokyo', quietHours: { start: '20:00', end: '22:00' } });
    const asked = { purpose: 'service', severity: 5, channels: ['in-app'] };
    const { body } = await door.call('POST', `${API}/${id}/explain`, asked);
    expect(JSON.stringify(body)).toContain('2026-11-23 21:00 in Asia/Tokyo');
    await patch(id, { channels: ['push', 'sms'], channelsOff: ['sms'] });
    const best = await door.call('GET', `${API}/${id}/channels`);
    expect(best.body).toMatchObject({
      code: 'channel.wished',
      reason: 'push is the channel they asked for.',
    });
    expect((best.body['channels'] as { channel: string }[]).map(({ channel }) => channel)).toEqual([
      'push',
      'whatsapp',
      'email',
      'in-app',
      'webhook',
      'sms',
    ]);
    expect((await door.call('GET', `${API}/nobody/channels`)).status).toBe(404);
    await patch(id, { channelsOff: ['in-app'] });
    const off = await door.call('POST', `${API}/${id}/explain`, asked);
    expect(off.body).toMatchObject({ decision: { action: 'suppress' } });
  });

  it.each([
    { timeZone: 'Mars/Olympus' },
    { timeZone: '../../etc/passwd' },
    { language: 'not a language' },
    { quietHours: { start: '22:00', end: '22:00' } },
    { quietHours: { start: '22:00' } },
    { quietHours: 'never' },
    { channels: 'sms' },
    { channels: ['sms', 'sms'] },
    { channels: ['fax'] },
    { tone: 'rude' },
    { digest: 'hourly' },
    { colour: 'green' },
    [],
  ])('are refused as %j', async (body) => {
    expect((await patch(newId(), body)).status).toBe(400);
  });
});
