import { ManualClock, newId } from '@viewline/kernel';
import { DEFAULT_SETTINGS } from '../domain/policy/policy-settings.js';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

const API = '/api/notifications/v1';
const NOON = new Date('2026-11-23T12:00:00Z');
const clock = new ManualClock(NOON);
let door: NotificationsDoor;
beforeAll(async () => (door = await notificationsDoor({ clock })));
beforeEach(() => clock.set(NOON));
afterAll(() => door.close());

const operator = { role: 'operator' } as const;
const put = (settings: unknown, headers: Record<string, string> = {}, reason?: string) =>
  door.call('PUT', `${API}/policy`, { settings, ...(reason && { reason }) }, { ...operator, headers });

describe('the policy settings', () => {
  it('come with the product, are changed by operators, and keep every version with who changed it', async () => {
    const first = await door.call('GET', `${API}/policy`);
    expect(first.body).toMatchObject({ version: 0, settings: DEFAULT_SETTINGS, changedBy: 'viewline' });
    expect(first.headers.get('etag')).toBe('"0"');
    const stricter = { ...DEFAULT_SETTINGS, budget: { perDay: 2, perWeek: 8 } };
    const changed = await put(stricter, { 'if-match': '"0"' }, 'too many complaints');
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ version: 1, settings: stricter, reason: 'too many complaints' });
    expect((await put(stricter)).body).toMatchObject({ version: 1 });
    expect((await put(DEFAULT_SETTINGS, { 'if-match': '"0"' })).status).toBe(412);
    const without = { ...DEFAULT_SETTINGS, quietHours: null };
    expect((await put(without, { 'if-match': '"1"' })).body).toMatchObject({ version: 2 });
    await put(DEFAULT_SETTINGS);
    const page = await door.call('GET', `${API}/policy/versions?limit=2`);
    expect(page.body).toMatchObject({ versions: [{ version: 3 }, { version: 2 }], next: 2 });
    const rest = await door.call('GET', `${API}/policy/versions?before=2`);
    expect(rest.body).toMatchObject({
      versions: [{ version: 1, changedAt: NOON.toISOString() }],
      next: null,
    });
  });

  it('let one of two changes at once through, where both have seen the same version', async () => {
    const { headers } = await door.call('GET', `${API}/policy`);
    const etag = headers.get('etag')!;
    const answers = await Promise.all(
      [5, 6, 7].map((perDay) =>
        put({ ...DEFAULT_SETTINGS, budget: { perDay, perWeek: 20 } }, { 'if-match': etag }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(2);
    await put(DEFAULT_SETTINGS);
  });

  it.each([
    ['a week smaller than a day', { budget: { perDay: 5, perWeek: 4 } }, 'budget.perWeek'],
    ['a weight that no day can hold', { budget: { perDay: 1, perWeek: 4 } }, 'purposes.survey.weight'],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an unknown zone of a region', { timeZoneByRegion: { Riyadh: 'UTC+3:99' } }, 'timeZoneByRegion.Riyadh'],
    ['a zone that is no text', { timeZoneByRegion: { Riyadh: 3 } }, 'timeZoneByRegion.Riyadh'],
    ['quiet hours that never end', { quietHours: { start: '22:00', end: '22:00' } }, 'quietHours.end'],
    [
      'an hour that no clock shows',
      { quietHours: { start: '24:00', end: '08:00' } },
      'settings.quietHours.start',
    ],
    [
      'a missing purpose',
      { purposes: { security: DEFAULT_SETTINGS.purposes.security } },
      'settings.purposes.outage',
    ],
    ['a field that nobody knows', { loud: true }, 'settings.loud'],
    ['no budget', { budget: null }, 'settings.budget'],
    ['an endless number', { budget: { perDay: 1e99, perWeek: 1 } }, 'settings.budget.perDay'],
  ])('are refused with %s', async (_name, wrong, path) => {
    const { status, body } = await put({ ...DEFAULT_SETTINGS, ...wrong });
    expect(status).toBe(400);
    expect(body['errors']).toEqual(expect.arrayContaining([expect.objectContaining({ path })]));
  });

  it('are refused without settings, from others than operators, and when larger than a megabyte', async () => {
    expect((await door.call('PUT', `${API}/policy`, {}, operator)).status).toBe(400);
    expect((await door.call('PUT', `${API}/policy`, '[1', operator)).status).toBe(400);
    for (const role of ['agent', 'supervisor', 'integrator'] as const) {
      const refused = await door.call('PUT', `${API}/policy`, { settings: DEFAULT_SETTINGS }, { role });
      expect(refused.status).toBe(403);
    }
    expect((await door.call('GET', `${API}/policy`, undefined, { role: 'none' })).status).toBe(401);
    const regions = Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`region-${n}`, 'UTC']));
    expect((await put({ ...DEFAULT_SETTINGS, timeZoneByRegion: regions })).status).toBe(413);
    expect((await door.call('GET', `${API}/policy/versions?limit=0`)).status).toBe(400);
  });
});

describe('why a message went or did not go', () => {
  const why = (id: string) => door.call('GET', `${API}/messages/${id}/why`);

  it('is answered with every rule, its inputs, and what the provider said', async () => {
    const subscriberId = await door.subscriber([], { region: 'Riyadh' });
    const [sent, suppressed] = await door.send([
      { subscriberId, purpose: 'billing', severity: 5, channels: ['in-app'] },
      { subscriberId, purpose: 'marketing', severity: 8, channels: ['in-app'] },
    ]);
    expect(suppressed!.outcome).toBe('suppressed');
    const { body } = await why(suppressed!.notificationId);
    expect(body['messages']).toMatchObject([
      {
        status: 'suppressed',
        answer: 'It did not go: They never agreed to marketing messages on in-app.',
        decisions: [
          {
            round: 1,
            action: 'suppress',
            steps: [
              { rule: 'message', code: 'message.proposed' },
              { rule: 'address', code: 'address.available', inputs: { reachable: ['in-app'] } },
              { rule: 'consent', code: 'consent.missing', outcome: 'refused', inputs: { rule: 'opt-in' } },
            ],
          },
        ],
      },
    ]);
    const went = (await why(sent!.notificationId)).body['messages'] as Record<string, unknown>[];
    expect(went[0]!['decisions']).toMatchObject([
      { action: 'send', steps: expect.arrayContaining([expect.objectContaining({ code: 'budget.within' })]) },
    ]);
    const all = await door.call('GET', `${API}/subscribers/${subscriberId}/why?limit=1`);
    const rest = await door.call(
      'GET',
      `${API}/subscribers/${subscriberId}/why?cursor=${String(all.body['next'])}`,
    );
    const ids = [all, rest].flatMap(({ body: page }) =>
      (page['messages'] as Record<string, string>[]).map(({ notificationId }) => notificationId),
    );
    expect(new Set(ids)).toEqual(new Set([sent!.notificationId, suppressed!.notificationId]));
    expect(rest.body['next']).toBeNull();
  });

  it('is answered too where no rule was ever asked', async () => {
    const subscriberId = await door.subscriber([]);
    const [unreachable] = await door.send([{ subscriberId, channels: ['sms'] }]);
    const { body } = await why(unreachable!.notificationId);
    expect(body['messages']).toMatchObject([{ status: 'failed', decisions: [] }]);
    expect((body['messages'] as Record<string, string>[])[0]!['answer']).toMatch(/^It did not go: /);
  });

  it('is on record with whose message was read', async () => {
    const subscriberId = await door.subscriber([]);
    const [sent] = await door.send([{ subscriberId, channels: ['in-app'] }]);
    await why(sent!.notificationId);
    const { text } = await door.call('GET', `${API}/audit?subscriberId=${subscriberId}`);
    expect(text).toContain('/messages/:id/why');
  });

  it.each(['nonsense', '00000000-0000-4000-8000-000000000000', '%00', "' OR 1=1 --"])(
    'is not found for %j',
    async (id) => {
      expect((await why(encodeURIComponent(id))).status).toBe(404);
    },
  );

  it('is refused for cursors and limits that are none', async () => {
    const subscriberId = newId();
    for (const query of ['limit=0', 'limit=1000', 'limit=x', "cursor='", 'cursor=..%2f', 'other=1']) {
      expect((await door.call('GET', `${API}/subscribers/${subscriberId}/why?${query}`)).status).toBe(400);
    }
    expect((await door.call('GET', `${API}/subscribers/${subscriberId}/why?cursor=abc`)).status).toBe(200);
  });
});

describe('a message that nobody has asked for', () => {
  const explain = (subscriberId: string, body: unknown, role: 'agent' | 'none' = 'agent') =>
    door.call('POST', `${API}/subscribers/${subscriberId}/explain`, body, { role });

  it('is explained as if it were real, and leaves nothing behind', async () => {
    const subscriberId = await door.subscriber([]);
    const asked = { purpose: 'service', severity: 5, channels: ['in-app'] };
    const [first, second] = [await explain(subscriberId, asked), await explain(subscriberId, asked)];
    expect(first.body).toMatchObject({
      decision: { action: 'send', channels: ['in-app'] },
      wouldDisplace: [],
    });
    expect(second.body).toEqual(first.body);
    const attention = await door.call('GET', `${API}/subscribers/${subscriberId}/attention`);
    expect(attention.body).toMatchObject({ today: { day: '2026-11-23', taken: 0 }, places: [] });
    expect((await door.call('GET', `${API}/subscribers/${subscriberId}/why`)).body['messages']).toEqual([]);
  });

  it('is explained for another time of the day', async () => {
    const subscriberId = await door.subscriber([{ kind: 'phone', value: '+966501112233' }]);
    const asked = { purpose: 'marketing', severity: 9, at: '2026-11-24T01:00:00+03:00' };
    const { body } = await explain(subscriberId, asked);
    expect(body).toMatchObject({ decision: { action: 'suppress' } });
    expect((await explain('not-an-id', asked)).status).toBe(404);
  });

  it.each([
    {},
    { purpose: 'spam', severity: 1 },
    { purpose: 'service', severity: 0 },
    { purpose: 'service', severity: 1.5 },
    { purpose: 'service', severity: 1, channels: [] },
    { purpose: 'service', severity: 1, channels: ['fax'] },
    { purpose: 'service', severity: 1, at: '2026-02-30T00:00:00Z' },
    { purpose: 'service', severity: 1, at: '2026-02-20' },
    { purpose: 'service', severity: 1, at: {} },
    { purpose: 'service', severity: 1, subscriberId: 'x' },
    [],
  ])('is refused as %j', async (body) => {
    expect((await explain(newId(), body)).status).toBe(400);
  });

  it('is for those who may ask', async () => {
    expect((await explain(newId(), { purpose: 'service', severity: 1 }, 'none')).status).toBe(401);
  });
});
