import { newId } from '@viewline/kernel';
import { eventually, type Answer, type Json } from '@viewline/testing';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

const API = '/api/notifications/v1/templates';
let door: NotificationsDoor;
beforeAll(async () => (door = await notificationsDoor({})));
afterAll(() => door.close());

const welcome = (more: Json = {}): Json => ({
  description: 'Hello',
  slots: {
    name: { type: 'text', sample: 'Layla' },
    link: { type: 'url', sample: 'https://www.example.com/' },
  },
  variants: [
    { channel: 'any', language: 'en', body: 'Hello {{name}}' },
    { channel: 'sms', language: 'fr', tone: 'friendly', body: 'Salut {{name}} — {{link}}' },
    {
      channel: 'email',
      language: 'ar',
      subject: 'مرحبا {{name}}',
      body: '<mj-text>مرحبا <b>{{name}}</b></mj-text><mj-button href="{{link}}">ابدأ</mj-button>',
    },
  ],
  ...more,
});
const save = (name: string, body: unknown, options = {}): Promise<Answer> =>
  door.call('PUT', `${API}/${name}`, body, options);
const preview = (name: string, body: Json): Promise<Answer> =>
  door.call('POST', `${API}/${name}/preview`, body);
const expectProblem = ({ status, body, headers }: Answer, expected: number, code: string) => {
  expect([status, body['code']]).toEqual([expected, code]);
  expect(headers.get('content-type')).toContain('application/problem+json');
};

describe('a template', () => {
  it('is kept in versions that never change, with what is missing said', async () => {
    const saved = await save('welcome', welcome());
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"1"']);
    expect(saved.body).toEqual({
      name: 'welcome',
      version: 1,
      notes: { missingLanguages: ['zh'], unusedSlots: [], leavesOut: [] },
    });
    expect((await save('welcome', welcome())).body).toMatchObject({ version: 1 });
    const shorter = welcome({ variants: [{ channel: 'any', language: 'en', body: 'Hi {{name}}' }] });
    expect((await save('welcome', shorter, { headers: { 'if-match': '"1"' } })).body).toMatchObject({
      version: 2,
      notes: { missingLanguages: ['fr', 'ar', 'zh'], unusedSlots: ['link'] },
    });
    expectProblem(
      await save('welcome', welcome(), { headers: { 'if-match': '"1"' } }),
      412,
      'http.precondition-failed',
    );
    const first = await door.call('GET', `${API}/welcome?version=1`);
    expect(first.body).toMatchObject({ version: 1, variants: expect.arrayContaining([expect.anything()]) });
    expect((await door.call('GET', `${API}/welcome`)).body).toMatchObject({ version: 2 });
    const versions = await door.call('GET', `${API}/welcome/versions`);
    expect(versions.body['items']).toMatchObject([{ version: 2, origin: 'api' }, { version: 1 }]);
    const one = { channel: 'sms', version: 1, language: 'fr' };
    expect((await preview('welcome', one)).body).toMatchObject({
      text: 'Salut Layla — https://www.example.com/',
    });
    expectProblem(await preview('welcome', { ...one, version: 9 }), 404, 'template.not-found');
  });

  it('is edited by one of several at a time', async () => {
    const name = `race-${newId()}`;
    const texts = Array.from({ length: 8 }, (_, n) => welcome({ description: `number ${n}` }));
    const answers = await Promise.all(texts.map((text) => save(name, text)));
    expect(answers.map(({ body }) => Number(body['version'])).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  it('shows in its preview what would be sent: wording, direction, length of an SMS', async () => {
    await save('hello', welcome());
    expect((await preview('hello', { channel: 'email', language: 'ar-SA' })).body).toMatchObject({
      language: 'ar',
      direction: 'rtl',
      subject: 'مرحبا Layla',
      html: expect.stringContaining('dir="rtl"'),
      text: expect.stringContaining('https://www.example.com/'),
    });
    expect(
      (await preview('hello', { channel: 'sms', language: 'zh', slots: { name: '李娜' } })).body,
    ).toEqual({
      name: 'hello',
      version: 1,
      language: 'en',
      direction: 'ltr',
      text: 'Hello 李娜',
      sms: { encoding: 'UCS-2', units: 8, segments: 1 },
    });
    const html = (
      await preview('hello', { channel: 'email', language: 'ar', slots: { name: '<script>1</script>' } })
    ).body;
    expect(html['html']).toContain('&lt;script&gt;');
  });

  it('refuses a preview as the sending would, naming the slot', async () => {
    await save('hello', welcome());
    const sms = (slots: Json) => preview('hello', { channel: 'sms', language: 'fr', slots });
    for (const name of [null, '', '  ']) {
      const refused = await sms({ name, link: null });
      expectProblem(refused, 400, 'template.slot-unfilled');
      expect(refused.body['errors']).toMatchObject([{ path: 'name' }, { path: 'link' }]);
    }
    expectProblem(await sms({ nmae: 'x' }), 400, 'template.slot-unknown');
    expectProblem(await sms({ link: 'javascript:alert(1)' }), 400, 'template.slot-invalid');
    const mail = { channel: 'email', language: 'ar', slots: { name: 'a\r\nBcc: all@example.com' } };
    expectProblem(await preview('hello', mail), 400, 'template.header-injection');
    expectProblem(await preview('nobody', { channel: 'sms' }), 404, 'template.not-found');
  });

  it('that no wording of a message can be made of holds the message, and the slot is named', async () => {
    await save('hello', welcome({ slots: { name: { type: 'text' }, link: { type: 'url' } } }));
    const subscriberId = await door.subscriber([]);
    const say = { template: { name: 'hello', slots: { name: '' } } };
    const [answer] = await door.send([{ subscriberId, say }]);
    await eventually(async () => {
      const [message] = await door.messagesOf(subscriberId);
      expect(message).toMatchObject({ status: 'failed' });
      expect(door.told(answer!.notificationId)).toContain('failed');
      const failure = door.events.find(
        ({ subject, type }) => subject === answer!.notificationId && type.includes('failed'),
      );
      expect(JSON.stringify(failure)).toContain('name');
    });
  });
});

describe('the doors of templates', () => {
  it.each<[string, unknown, string]>([
    [
      'a partial',
      welcome({ variants: [{ channel: 'any', language: 'en', body: '{{> x}}' }] }),
      'template.refused',
    ],
    [
      'an unknown slot',
      welcome({ variants: [{ channel: 'any', language: 'en', body: '{{x}}' }] }),
      'template.refused',
    ],
    [
      'a script',
      welcome({ variants: [{ channel: 'email', language: 'en', subject: 'x', body: '<script>' }] }),
      'template.refused',
    ],
    ['no wording', welcome({ variants: [] }), 'template.refused'],
    [
      'a slot that reaches a prototype',
      welcome({ slots: { constructor: { type: 'text' } } }),
      'template.refused',
    ],
    [
      'a tone that is none',
      welcome({ variants: [{ channel: 'any', language: 'en', tone: 'rude', body: 'x' }] }),
      'request.invalid',
    ],
    ['an unknown field', welcome({ owner: 'me' }), 'request.invalid'],
    ['slots that are a list', welcome({ slots: [] }), 'request.invalid'],
    [
      'too long a body',
      welcome({ variants: [{ channel: 'any', language: 'en', body: 'x'.repeat(50_001) }] }),
      'request.invalid',
    ],
    ['nothing', {}, 'request.invalid'],
    ['a list', [], 'request.invalid'],
  ])('refuse %s', async (_what, body, code) => {
    const refused = await save('bad', body);
    expectProblem(refused, 400, code);
    expect((await door.call('GET', `${API}/bad`)).status).toBe(404);
  });

  it('say all faults of a template at once, each with its place', async () => {
    const variants = [
      { channel: 'pigeon', language: 'en', body: 'x' },
      { channel: 'any', language: 'no language', body: 'x' },
    ];
    expect((await save('bad', welcome({ variants }))).body['errors']).toMatchObject([
      { path: 'variants.0.channel' },
      { path: 'variants.1.language' },
    ]);
  });

  it('refuse broken, oversized and unknown, and whoever may not', async () => {
    for (const body of ['{"slots":', '{"__proto__":{}}']) expect((await save('bad', body)).status).toBe(400);
    expect((await save('bad', welcome({ description: 'x'.repeat(1_100_000) }))).status).toBe(413);
    for (const name of ['Bad', '..', 'a b', 'x'.repeat(90)]) {
      expect((await save(encodeURIComponent(name), welcome())).status).toBeGreaterThanOrEqual(400);
    }
    for (const role of ['agent', 'integrator'] as const)
      expect((await save('x', welcome(), { role })).status).toBe(403);
    expect((await save('x', welcome(), { role: 'none' })).status).toBe(401);
    expect((await preview('outage-update', { channel: 'fax' })).status).toBe(400);
    expect((await preview('outage-update', { channel: 'sms', zone: 'Mars/Base' })).status).toBe(400);
    expect((await door.call('GET', `${API}/outage-update?version=x`)).status).toBe(400);
  });

  it('list what came with the service', async () => {
    const { body } = await door.call('GET', API, undefined, { role: 'agent' });
    expect(body['items']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'outage-update',
          languages: ['ar', 'en', 'fr', 'zh'],
          channels: ['any', 'email'],
        }),
      ]),
    );
  });
});
