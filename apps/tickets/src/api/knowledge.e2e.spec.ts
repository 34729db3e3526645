import { randomUUID } from 'node:crypto';
import { ticketsDoor } from './tickets-door.suite.js';

type Door = Awaited<ReturnType<typeof ticketsDoor>>;
let door: Door;
beforeAll(async () => {
  door = await ticketsDoor();
});
afterAll(() => door.close());

const ARTICLES = '/api/tickets/v1/articles';
const search = async (q: string, more = '') => {
  const { status, body } = await door.call('GET', `${ARTICLES}/search?q=${encodeURIComponent(q)}${more}`);
  expect(status).toBe(200);
  return (body['items'] as { slug: string; language: string; title: string }[]).map(({ slug, language }) => ({
    slug,
    language,
  }));
};
const article = (more: Record<string, unknown> = {}) => ({
  slug: `a-${randomUUID().slice(0, 8)}`,
  owner: 'content team',
  reviewOn: '2026-06-01',
  media: [{ kind: 'video', url: 'https://media.example/reset.mp4', title: 'Reset in 40 seconds' }],
  texts: [{ language: 'en', title: 'Parental control PIN', keywords: ['child lock'], body: 'Choose a PIN.' }],
  ...more,
});
const create = async (more: Record<string, unknown> = {}, publish = true) => {
  const created = await door.call('POST', ARTICLES, article(more));
  expect(created.status).toBe(201);
  const id = String(created.body['id']);
  if (publish) await door.call('POST', `${ARTICLES}/${id}/state`, { state: 'published' });
  return id;
};

describe('the two questions that everybody asks', () => {
  it.each([
    ['en', 'subscribe to a channel package', 'subscribe-channel-package'],
    ['en', 'How do I subscribe to a channel package?', 'subscribe-channel-package'],
    ['fr', 's’abonner à un bouquet de chaînes', 'subscribe-channel-package'],
    ['ar', 'الاشتراك في باقة قنوات', 'subscribe-channel-package'],
    ['zh', '订阅频道套餐', 'subscribe-channel-package'],
    ['en', 'what if buffering', 'buffering'],
    ['fr', 'que faire si ça buffering', 'buffering'],
    ['ar', 'ماذا أفعل عند التقطيع', 'buffering'],
    ['zh', '缓冲怎么办', 'buffering'],
  ])('in %s: %p is answered by %s first', async (language, q, slug) => {
    const [first] = await search(q, `&language=${language}`);
    expect(first).toEqual({ slug, language });
  });
});

describe('a search', () => {
  it.each([
    ['a typing error', 'bufering', 'buffering'],
    ['two of them', 'subsribe chanel pakage', 'subscribe-channel-package'],
    ['the beginning of a word', 'buff', 'buffering'],
    ['the middle of a word', 'uffer', 'buffering'],
    ['another case and no accents', 'RÉINITIALISER LE DECODEUR', 'reset-box'],
    ['an Arabic word misspelt', 'تقطييع', 'buffering'],
    ['other Arabic letters', 'الإشتراك في باقه', 'subscribe-channel-package'],
    ['a part of a Chinese sentence', '卡顿', 'buffering'],
  ])('finds by %s', async (_label, q, slug) => expect((await search(q))[0]?.slug).toBe(slug));

  it('answers in the language asked for, whatever language was written', async () => {
    expect((await search('buffering', '&language=zh'))[0]).toEqual({ slug: 'buffering', language: 'zh' });
  });

  it('finds nothing where there is nothing, and remembers the question, counted in any spelling', async () => {
    for (const q of ['Quantum entanglement', 'QUANTUM  entanglement', 'zzzqqq'])
      expect(await search(q)).toEqual([]);
    const { body } = await door.call('GET', '/api/tickets/v1/knowledge/missed-searches?limit=1');
    expect(body['items']).toEqual([
      { query: 'QUANTUM  entanglement', times: 2, lastAt: '2026-03-02T10:00:00.000Z' },
    ]);
    const next = await door.call(
      'GET',
      `/api/tickets/v1/knowledge/missed-searches?limit=1&cursor=${String(body['next'])}`,
    );
    expect(next.body).toMatchObject({ items: [{ query: 'zzzqqq', times: 1 }], next: null });
  });

  it('shows only what is published', async () => {
    const id = await create({}, false);
    expect(await search('parental control')).toEqual([]);
    await door.call('POST', `${ARTICLES}/${id}/state`, { state: 'published' });
    expect(await search('parental control')).toHaveLength(1);
    await door.call('POST', `${ARTICLES}/${id}/state`, { state: 'retired' });
    expect(await search('parental control')).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['signs only', '%_\\\'"();--'],
    ['a pattern', '%%%%'],
    ['a very long word', 'x'.repeat(200)],
  ])('is not confused by %s', async (_label, q) => {
    const { status } = await door.call('GET', `${ARTICLES}/search?q=${encodeURIComponent(q)}`);
    expect(status).toBe(q === '' ? 400 : 200);
  });

  it.each([
    'q=a&limit=0',
    'q=a&limit=51',
    'q=a&language=xx',
    'q=a&sessionId=1',
    `q=${'x'.repeat(201)}`,
    'q=%00',
    '',
  ])('refuses %p', async (query) =>
    expect((await door.call('GET', `${ARTICLES}/search?${query}`)).status).toBe(400),
  );
});

describe('an article', () => {
  it('is written, published, changed by one at a time, and retired', async () => {
    const body = article();
    const created = await door.call('POST', ARTICLES, body);
    expect(created).toMatchObject({ status: 201, body: { ...body, version: 1, state: 'draft' } });
    const path = `${ARTICLES}/${String(created.body['id'])}`;
    expect((await door.call('POST', `${path}/state`, { state: 'retired' })).status).toBe(409);
    expect((await door.call('POST', `${path}/state`, { state: 'published' })).status).toBe(200);
    const shown = await door.call('GET', `${path}?language=zh`);
    expect(shown.body).toMatchObject({
      state: 'published',
      version: 2,
      text: { language: 'en' },
      media: body.media,
    });
    const change = { ...body, owner: 'billing team' };
    const stale = await door.call('PUT', path, change, { headers: { 'if-match': '"1"' } });
    expect(stale.status).toBe(412);
    const changed = await door.call('PUT', path, change, { headers: { 'if-match': '"2"' } });
    expect(changed.body).toMatchObject({ version: 3, owner: 'billing team', state: 'published' });
  });

  it('is called by a name that no other has', async () => {
    const slug = 'only-one';
    await create({ slug });
    expect((await door.call('POST', ARTICLES, article({ slug }))).status).toBe(409);
    expect((await door.call('GET', `${ARTICLES}/${slug}`)).status).toBe(200);
  });

  it('that nobody reviewed in time is on the list of its owner', async () => {
    const id = await create({ owner: 'forgetful', reviewOn: '2026-03-01' });
    await create({ owner: 'forgetful', reviewOn: '2026-03-02' });
    const { body } = await door.call('GET', `${ARTICLES}?overdue=true&owner=forgetful`);
    expect(body['items']).toMatchObject([{ id, overdue: true, reviewOn: '2026-03-01' }]);
    const pages: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await door.call('GET', `${ARTICLES}?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push(...(page.body['items'] as { id: string }[]).map((one) => one.id));
      cursor = page.body['next'] as string | null;
    }
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(6);
  });

  it('that is a draft is not shown to a portal', async () => {
    const id = await create({}, false);
    expect((await door.call('GET', `${ARTICLES}/${id}`, undefined, { role: 'agent' })).status).toBe(200);
    expect((await door.call('POST', `${ARTICLES}/${id}/views`, {})).status).toBe(404);
  });

  it.each([
    ['no text', { texts: [] }],
    ['two texts in one language', { texts: [article().texts[0], article().texts[0]] }],
    ['a language that is none of ours', { texts: [{ ...article().texts[0], language: 'de' }] }],
    ['a link that is no https', { media: [{ kind: 'image', url: 'javascript:alert(1)' }] }],
    ['a link to a file', { media: [{ kind: 'image', url: 'file:///etc/passwd' }] }],
    ['a day that there is not', { reviewOn: '2026-02-30' }],
    ['a name that is no name', { slug: '../../etc' }],
    ['a NUL', { texts: [{ ...article().texts[0], body: 'a\u0000b' }] }],
    ['an unknown field', { state: 'published' }],
  ])('with %s is refused', async (_label, more) => {
    expect((await door.call('POST', ARTICLES, article(more))).status).toBe(400);
  });

  it('larger than a request may be is refused', async () => {
    const texts = [{ ...article().texts[0]!, body: 'x'.repeat(1_100_000) }];
    expect((await door.call('POST', ARTICLES, article({ texts }))).status).toBe(413);
  });

  it('is written by supervisors and operators only', async () => {
    expect((await door.call('POST', ARTICLES, article(), { role: 'agent' })).status).toBe(403);
    expect((await door.call('POST', ARTICLES, article(), { role: 'none' })).status).toBe(401);
    expect((await door.call('GET', `${ARTICLES}/nowhere`)).status).toBe(404);
  });
});

describe('the deflection rate', () => {
  it('is known sessions without a ticket over known sessions, once they are decided', async () => {
    const [helped, notHelped] = [randomUUID(), randomUUID()];
    const visit = async (subscriberId: string | undefined) => {
      const who = subscriberId ? `&subscriberId=${subscriberId}` : '';
      await search('buffering', `&sessionId=${randomUUID()}${who}`);
    };
    const report = async () =>
      (await door.call('GET', '/api/tickets/v1/knowledge/deflection?hours=2')).body as unknown;
    await visit(helped);
    await visit(notHelped);
    await visit(undefined);
    expect(await report()).toMatchObject({ numerator: 0, denominator: 0, rate: null });
    const opened = await door.call('POST', '/tmf-api/troubleTicket/v4/troubleTicket', {
      description: 'It still buffers',
      severity: 'minor',
      ticketType: 'Buffering',
      relatedParty: [{ id: notHelped, role: 'customer', '@referredType': 'Customer' }],
    });
    expect(opened.status).toBe(201);
    door.clock.advance(3 * 60 * 60 * 1000);
    expect(await report()).toMatchObject({
      numerator: 1,
      denominator: 2,
      rate: 0.5,
      anonymousSessions: 1,
      hours: 2,
    });
  });
});
