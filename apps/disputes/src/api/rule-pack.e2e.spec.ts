import { DataSource } from 'typeorm';
import { API, pack, publishPackAt } from './compensation.suite.js';
import { disputesDoor, type DisputesDoor } from './disputes-door.suite.js';

let door: DisputesDoor;
beforeAll(async () => {
  door = await disputesDoor();
});
afterAll(() => door.close());

const publishPack = publishPackAt(() => door);

describe('a rule pack', () => {
  it('is published in versions that stay as they are', async () => {
    const first = await publishPack('guarantee');
    expect([first.status, first.body['version']]).toEqual([201, 1]);
    const again = await publishPack('guarantee');
    expect([again.status, again.body['version']]).toEqual([200, 1]);
    const second = await publishPack('guarantee', { ...pack, title: 'Changed' });
    expect(second.body['version']).toBe(2);
    const { body } = await door.call('GET', `${API}/rule-packs/guarantee/versions/1`);
    expect(body).toEqual({ ...pack, name: 'guarantee', version: 1 });
    const { body: list } = await door.call('GET', `${API}/rule-packs`);
    expect(list['items']).toContainEqual(
      expect.objectContaining({ name: 'guarantee', version: 2, title: 'Changed' }),
    );
    const changed = door.app.get(DataSource).query(`UPDATE rule_pack SET content = '{}'`);
    await expect(changed).rejects.toThrow('append-only');
  });

  it('published by many at once gets one version for each content', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => publishPack('race', { ...pack, title: `Title ${n}` })),
    );
    expect(answers.map(({ body }) => Number(body['version'])).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  const rule = pack.rules[0]!;
  it.each([
    ['nothing', {}],
    ['text', '"x"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no rules', { ...pack, rules: [] }],
    ['an unknown condition', { ...pack, rules: [{ ...rule, when: { weather: ['rain'] } }] }],
    ['an unknown formula', { ...pack, rules: [{ ...rule, pay: { kind: 'all-of-it' } }] }],
    [
      'a formula in text',
      { ...pack, rules: [{ ...rule, pay: { kind: 'fixed', amount: '1; DROP TABLE credit' } }] },
    ],
    ['a negative amount', { ...pack, rules: [{ ...rule, pay: { kind: 'fixed', amount: -5 } }] }],
    ['a fraction', { ...pack, rules: [{ ...rule, pay: { kind: 'fixed', amount: 0.5 } }] }],
    [
      'no cap where minutes count',
      { ...pack, rules: [{ ...rule, pay: { kind: 'per-started-hour', amount: 5 } }] },
    ],
    ['an unknown currency', { ...pack, currency: 'ZZZ' }],
    ['two rules of one name', { ...pack, rules: [rule, rule] }],
    ['a NUL', { ...pack, title: 'a\u0000b' }],
    ['an own name', { ...pack, name: 'x' }],
  ])('is refused for %s, and says where', async (_name, content) => {
    expect((await publishPack('hostile', content)).status).toBe(400);
  });

  it('is the operator’s, of a plain name and size', async () => {
    expect((await publishPack('guarantee', pack, 'supervisor')).status).toBe(403);
    expect((await publishPack('..%2Fx', pack)).status).toBe(400);
    expect((await publishPack('x'.repeat(61), pack)).status).toBe(400);
    expect((await publishPack('big', { ...pack, title: 'x'.repeat(2 ** 20) })).status).toBe(413);
    expect((await door.call('GET', `${API}/rule-packs/guarantee/versions/99`)).status).toBe(404);
  });

  it('shows its schema to who writes one', async () => {
    const { body } = await door.call('GET', `${API}/rule-pack-schema`);
    expect(body).toMatchObject({ type: 'object', required: ['title', 'currency', 'rules'] });
  });
});
