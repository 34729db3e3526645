import { newId } from '@viewline/kernel';
import type { ImportRow } from '../../persistence/import.row.js';
import { useCases, type UseCases } from '../../use-cases.suite.js';
import type { ImportFormat } from '@viewline/platform';

let cases: UseCases;
beforeEach(async () => (cases = await useCases()));
afterEach(() => cases.close());

/** Pieces of a file; with `breakAt` the connection breaks after so many bytes. */
async function* sent(text: string, breakAt = Infinity): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1000) {
    if (at >= breakAt) throw new Error('connection lost');
    yield bytes.subarray(at, at + 1000);
  }
}

interface Options {
  id?: string;
  format?: ImportFormat;
  breakAt?: number;
  onProgress?: (progress: ImportRow) => void;
}
const run = (text: string, { id = newId(), format = 'csv', breakAt, onProgress }: Options = {}) =>
  cases.imports.execute({
    id,
    format,
    by: 'test',
    source: sent(text, breakAt),
    totalBytes: text.length,
    onProgress,
  });

const HEAD =
  'externalId;accountNumber;name;language;status;plan;since;phones;emails;macs;panelUser;street;city\n';
const line = (
  n: number,
  more: Partial<Record<'name' | 'phones' | 'emails' | 'macs' | 'account', string>> = {},
) =>
  `ext-${n};${more.account ?? `ACC${n}`};${more.name ?? `Name ${n}`};ar;active;Sport;2020-01-01;` +
  `${more.phones ?? `+9665${String(n).padStart(8, '0')}`};${more.emails ?? ''};${more.macs ?? ''};;;\n`;
const file = (count: number) => HEAD + Array.from({ length: count }, (_, n) => line(n)).join('');
const figures = ({ registered, updated, unchanged, rejected }: ImportRow) => [
  registered,
  updated,
  unchanged,
  rejected,
];
const rejections = async (id: string) => {
  const all = [];
  for await (const page of cases.showImport.rejections(id)) all.push(...page);
  return all.map(({ line: at, column, effect, reason }) => [at, column, effect, reason]);
};
const count = async (table: string): Promise<number> =>
  Number((await cases.dataSource.query<{ n: string }[]>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

describe('importing a customer base', () => {
  it('registers each line with its addresses and events, and changes nothing the second time', async () => {
    const progress: number[] = [];
    const first = await run(file(1200), { onProgress: ({ doneBytes }) => progress.push(doneBytes) });
    expect(figures(first)).toEqual([1200, 0, 0, 0]);
    expect(first).toMatchObject({ status: 'finished', doneBytes: file(1200).length, records: 1200 });
    expect(progress).toHaveLength(3);
    expect(await count('subscriber')).toBe(1200);
    expect(await count('identity')).toBe(2400);
    const events = await cases.published();
    expect(events.filter(({ type }) => type === 'viewline.subscriber.registered.v1')).toHaveLength(1200);
    expect(events.filter(({ type }) => type === 'viewline.identity.linked.v1')).toHaveLength(2400);
    expect(events.find(({ data }) => data['accountNumber'] === 'ACC7')).toMatchObject({
      sequence: 1,
      data: {
        name: 'Name 7',
        language: 'ar',
        plan: 'Sport',
        since: '2020-01-01T00:00:00.000Z',
        status: 'active',
      },
    });
    expect(figures(await run(file(1200)))).toEqual([0, 0, 1200, 0]);
    expect(await cases.published()).toHaveLength(events.length);
  });

  it('broken off anywhere goes on where it stopped, and ends as if nothing had been', async () => {
    const whole = file(2000);
    const id = newId();
    for (const breakAt of [10, 20_000, 20_000, 60_000, 100_000]) {
      await expect(run(whole, { id, breakAt })).rejects.toThrow('connection lost');
    }
    const seen = await count('subscriber');
    expect(seen).toBeGreaterThan(0);
    expect(seen % 500).toBe(0);
    expect(figures(await run(whole, { id }))).toEqual([2000, 0, 0, 0]);
    expect(await count('subscriber')).toBe(2000);
    expect(await cases.published()).toHaveLength(6000);
    expect(figures(await run(whole, { id }))).toEqual([2000, 0, 0, 0]);
    expect(await cases.published()).toHaveLength(6000);
  });

  it('goes on with the same file only', async () => {
    const id = newId();
    await expect(run(file(1500), { id, breakAt: 60_000 })).rejects.toThrow('connection lost');
    await expect(run(file(1500).replace('Name 3', 'Nome 3'), { id })).rejects.toMatchObject({
      code: 'import.other-file',
    });
    await expect(run(file(100), { id })).rejects.toMatchObject({ code: 'import.other-file' });
    expect(figures(await run(file(1500), { id }))).toEqual([1500, 0, 0, 0]);
  });

  it('run twice at once under one id registers everybody once', async () => {
    const id = newId();
    const results = await Promise.allSettled([run(file(1500), { id }), run(file(1500), { id })]);
    expect(await count('subscriber')).toBe(1500);
    const failed = results.filter(({ status }) => status === 'rejected');
    expect(failed.length).toBeLessThan(2);
    for (const failure of failed)
      expect(failure).toMatchObject({ reason: { code: 'import.runs-elsewhere' } });
  });

  it('of two files with the same customers at once registers everybody once', async () => {
    const [one, other] = await Promise.all([run(file(600)), run(file(600))]);
    expect(one.registered + other.registered).toBe(600);
    expect(await count('subscriber')).toBe(600);
  });

  it('updates who is known and says what changed', async () => {
    await run(HEAD + line(1));
    const again =
      HEAD + line(1, { name: 'New name', phones: '+966500000001|+966511111111', emails: 'n@example.com' });
    expect(figures(await run(again))).toEqual([0, 1, 0, 0]);
    expect((await cases.published()).slice(-3)).toMatchObject([
      { type: 'viewline.subscriber.updated.v1', sequence: 2, data: { name: 'New name' } },
      { type: 'viewline.identity.linked.v1', data: { identity: { kind: 'phone', value: '+966511111111' } } },
      { type: 'viewline.identity.linked.v1', data: { identity: { kind: 'email', value: 'n@example.com' } } },
    ]);
  });

  it('finds the one who was registered through an API by account number', async () => {
    const { id } = await cases.register.execute({
      document: { name: 'X', engagedParty: { id: newId() }, account: [{ id: 'ACC1', name: 'a' }] },
    });
    expect(figures(await run(HEAD + line(1)))).toEqual([0, 1, 0, 0]);
    expect(await cases.show.execute(id)).toMatchObject({
      externalId: 'ext-1',
      name: 'Name 1',
      accountNumber: 'ACC1',
    });
  });

  it('reports what it could not take, by line, column and reason', async () => {
    await run(HEAD + line(900, { account: 'TAKEN' }));
    const id = newId();
    const text =
      HEAD +
      line(1, { phones: 'nonsense' }) +
      line(2, { account: 'TAKEN' }) +
      line(1) +
      line(3, { account: 'ACC1' }) +
      'too;few;cells\n' +
      line(4, { name: '"broken' }) +
      line(5, { name: '' });
    const done = await run(text, { id });
    expect(figures(done)).toEqual([1, 0, 0, 6]);
    const all = await rejections(id);
    expect(all.map(([at, column, effect]) => [at, column, effect])).toEqual([
      [2, 'phones', 'value-left-out'],
      [3, '*', 'line-rejected'],
      [4, '*', 'line-rejected'],
      [5, '*', 'line-rejected'],
      [6, '*', 'line-rejected'],
      [7, '*', 'line-rejected'],
      [8, 'name', 'line-rejected'],
    ]);
    const reasons = Object.fromEntries(all.map(([at, , , reason]) => [at, reason]));
    expect(reasons[3]).toMatch(/^account number TAKEN belongs to subscriber /);
    expect(reasons[4]).toBe('the same customer as line 2');
    expect(reasons[5]).toBe('account number ACC1 belongs to line 2');
  });

  it('notices the same customer twice in one file, however far apart', async () => {
    const id = newId();
    const done = await run(file(1100) + line(3), { id });
    expect(figures(done)).toEqual([1100, 0, 0, 1]);
    expect(await rejections(id)).toEqual([[1102, '*', 'line-rejected', 'the same customer as line 5']]);
  });

  it('makes a household of those who share a phone and never one person of them', async () => {
    const home = { phones: '+966599999999' };
    expect(figures(await run(HEAD + line(1, home) + line(2, { ...home, macs: '001A79000001' })))).toEqual([
      2, 0, 0, 0,
    ]);
    expect(await count(`relationship WHERE type = 'household-member'`)).toBe(2);
    expect(await count('identity')).toBe(4);
  });

  it('leaves out an address that is proven to be somebody else’s, and takes the rest of the line', async () => {
    const { id: owner } = await cases.register.execute({
      document: { name: 'X', engagedParty: { id: newId() } },
    });
    const identity = { kind: 'phone' as const, value: '+966577777777' };
    await cases.link.execute({ subscriberId: owner, identity, verified: true, source: 'api' });
    const id = newId();
    expect(figures(await run(HEAD + line(1, { phones: identity.value }), { id }))).toEqual([1, 0, 0, 0]);
    expect(await rejections(id)).toMatchObject([
      [2, 'phone', 'value-left-out', expect.stringContaining(owner)],
    ]);
  });

  it('reads NDJSON too', async () => {
    const text =
      '{"externalId":"1","name":"王小明","phones":["+8613800138000"],"panelUser":"wang"}\n{"name":"no key"}\n';
    expect(figures(await run(text, { format: 'ndjson' }))).toEqual([1, 0, 0, 1]);
    expect(await count('identity')).toBe(2);
  });

  it('begins nothing for a file without usable head line', async () => {
    await expect(run('a;b\n1;2\n')).rejects.toMatchObject({ code: 'import.columns' });
    expect(await count('subscriber')).toBe(0);
  });
});
