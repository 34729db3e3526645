import { newId } from '@viewline/kernel';
import { ImportBills } from '../commands/import-bills/import-bills.use-case.js';
import { importBills, IMPORTS, sampleBill, TMF } from './bills.suite.js';
import { disputesDoor, type CallOptions, type DisputesDoor, type Json } from './disputes-door.suite.js';

let door: DisputesDoor;
beforeAll(async () => {
  process.env['BILL_IMPORT_LIMIT'] = String(4 * 1024 ** 2);
  door = await disputesDoor();
});
afterAll(async () => {
  delete process.env['BILL_IMPORT_LIMIT'];
  await door.close();
});

const run = (body: string, query = '', type = 'text/csv', role: CallOptions['role'] = 'operator') =>
  door.call('POST', IMPORTS + query, body, { role, type });
const rejectionsOf = async (id: unknown): Promise<string[]> => {
  const path = `${IMPORTS}/${String(id)}/rejections`;
  const { text } = await door.call('GET', path, undefined, { role: 'operator' });
  return text.split('\r\n').slice(1, -1);
};
const billsOf = async (...numbers: string[]) =>
  (await door.call('GET', `${TMF}/customerBill?sort=billNo&limit=100&billNo=${numbers.join(',')}`)).body;

describe('an import of bills', () => {
  it('takes NDJSON larger than any other body, and the same file again for nothing', async () => {
    const description = '说明'.repeat(1500);
    const bills = Array.from({ length: 450 }, () =>
      sampleBill({ total: 5, items: [{ amount: 5, description }] }),
    );
    const text = bills.map((bill) => JSON.stringify(bill)).join('\n');
    expect(text.length).toBeGreaterThan(1024 ** 2);
    const id = newId();
    const done = await run(text, `?id=${id}`, 'application/x-ndjson');
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ id, status: 'finished', records: 450, issued: 450, rejected: 0 });
    expect((await run(text, `?id=${id}`, 'application/x-ndjson')).body).toEqual(done.body);
    const other = await run(text, '', 'application/x-ndjson');
    expect(other.body).toMatchObject({ issued: 0, unchanged: 450, rejected: 0 });
    const shown = await door.call('GET', `${IMPORTS}/${id}`, undefined, { role: 'operator' });
    expect(shown.body).toEqual(done.body);
  });

  it('takes CSV with one item per line', async () => {
    const [one, two, account] = [newId(), newId(), newId()];
    const text = [
      'Bill No;account_number;Currency;billDate;total;itemId;itemName;itemAmount;itemTaxExcludedAmount;remark',
      `${one};${account};SAR;2026-03-01;12,50;;x;1;;wrong decimal`,
      `${two};${account};SAR;2026-03-01;12.50;${newId()};"Sport; plus";10.00;8.70;`,
      `${two};;SAR;;;;"Say ""hi""";2.50;;`,
      `;${account};SAR;;;waiting-1;;5;;no date`,
    ].join('\r\n');
    const done = await run(text);
    expect(done.body).toMatchObject({ issued: 1, rates: 0, rejected: 2 });
    const [bill] = await billsOf(two);
    expect(bill).toMatchObject({
      amountDue: { unit: 'SAR', value: 12.5 },
      taxExcludedAmount: { value: 11.2 },
    });
    const { body: rates } = await door.call(
      'GET',
      `${TMF}/appliedCustomerBillingRate?bill.id=${String(bill!['id'])}`,
    );
    expect(new Set(rates.map(({ name }) => name))).toEqual(new Set(['Say "hi"', 'Sport; plus']));
    expect(await rejectionsOf(done.body['id'])).toEqual([
      '2,"total: no amount of SAR: ""12,50"""',
      '5,"items.0 has no date"',
    ]);
  });

  it('says of every line that it refuses which and why, and takes the others', async () => {
    const good = sampleBill();
    const lines: (Json | string)[] = [
      sampleBill({ total: '148.51' }),
      sampleBill({ total: '148.501' }),
      sampleBill({ total: 1e20 }),
      sampleBill({ currency: 'XXY' }),
      sampleBill({ items: [] }),
      sampleBill({ state: 'lost' }),
      sampleBill({ billDate: 'yesterday' }),
      sampleBill({ billDate: '2026-02-30' }),
      sampleBill({ billDate: '0000-01-01' }),
      sampleBill({ accountNumber: '\ufdfa'.repeat(90) }),
      sampleBill({ total: 1, items: [{ amount: 1, taxRate: '0x10' }] }),
      sampleBill({ accountNumber: undefined }),
      sampleBill({ payments: [{ id: 'p', amount: 200 }] }),
      sampleBill({ category: 'a\0b' }),
      sampleBill({ subscriberId: 'x' }),
      '{"billNo":',
      '[]',
      'null',
      good,
      good,
      { ...good, total: 1, items: [{ amount: 1 }] },
      sampleBill({ items: (good['items'] as Json[]).slice(0, 1), total: 115 }),
    ];
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    const done = await run(text, '', 'application/x-ndjson');
    expect(done.body).toMatchObject({ records: 22, issued: 1, unchanged: 1, rejected: 20 });
    const rejections = await rejectionsOf(done.body['id']);
    expect(rejections.map((line) => line.split(',')[0])).toEqual([
      ...[...Array(18).keys()].map((n) => `${n + 1}`),
      '21',
      '22',
    ]);
    expect(rejections[0]).toBe('1,"the total SAR 148.51 is not the sum of the items, SAR 148.50"');
    expect(rejections[18]).toContain('is known with other contents');
    expect(rejections[19]).toContain('is known from elsewhere');
    expect(await billsOf(good.billNo)).toHaveLength(1);
  });

  it('puts charges that waited on the bill that has them, unless they are not the same there', async () => {
    const bill = sampleBill();
    const items = bill['items'] as Json[];
    const waiting = {
      accountNumber: bill.accountNumber,
      currency: 'SAR',
      items: items.map((item) => ({ ...item, date: '2026-02-10' })),
    };
    const other = sampleBill({
      accountNumber: bill.accountNumber,
      total: 1,
      items: [{ ...items[2], amount: 1 }],
    });
    const strange = sampleBill({ total: 10, items: [items[2]] });
    expect((await importBills(door, [waiting, waiting])).body).toMatchObject({ rates: 3, unchanged: 3 });
    const done = await importBills(door, [other, strange, bill, waiting]);
    expect(done.body).toMatchObject({ issued: 1, rates: 0, unchanged: 3, rejected: 2 });
    const [found] = await billsOf(bill.billNo);
    const path = `${TMF}/appliedCustomerBillingRate?bill.id=${String(found!['id'])}&isBilled=true`;
    expect((await door.call('GET', path)).body).toHaveLength(3);
  });

  it('costs a line its forgotten quote and no more', async () => {
    const [one, two] = [newId(), newId()];
    const head = 'billNo,accountNumber,currency,billDate,total,itemAmount,itemName\n';
    const text = `${head}${newId()},A,SAR,2026-03-01,5,5,"x\n${one},A,SAR,2026-03-01,5,5,y\n1,2\n${two},A,SAR,2026-03-01,5,5,"z"\n`;
    const done = await run(text);
    expect(done.body).toMatchObject({ issued: 2, rejected: 2 });
    expect(await billsOf(one, two)).toHaveLength(2);
  });

  it('of the same bills many times at once makes each bill once', async () => {
    for (let round = 0; round < 3; round++) {
      const bills = Array.from({ length: 30 }, () => sampleBill());
      const answers = await Promise.all(Array.from({ length: 8 }, () => importBills(door, bills)));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
      const sum = (name: string) => answers.reduce((all, { body }) => all + Number(body[name]), 0);
      expect([sum('issued'), sum('unchanged'), sum('rejected')]).toEqual([30, 210, 0]);
    }
  });

  it('broken off goes on where it stopped, and not with another file', async () => {
    const bills = Array.from({ length: 450 }, () => sampleBill());
    const lines = bills.map((bill) => JSON.stringify(bill));
    const id = newId();
    async function* cableIsPulled() {
      yield await Promise.resolve(Buffer.from(`${lines.slice(0, 250).join('\n')}\n`));
      throw new Error('cable pulled');
    }
    const request = { id, format: 'ndjson' as const, by: 'operator' };
    const broken = door.app.get(ImportBills).execute({ ...request, source: cableIsPulled() });
    await expect(broken).rejects.toThrow('cable pulled');
    const begun = await door.call('GET', `${IMPORTS}/${id}`, undefined, { role: 'operator' });
    expect(begun.body).toMatchObject({ status: 'running', records: 200, issued: 200 });

    const other = await run(lines.toReversed().join('\n'), `?id=${id}`, 'application/x-ndjson');
    expect([other.status, other.body['code']]).toEqual([409, 'import.other-file']);
    const whole = await run(lines.join('\n'), `?id=${id}`, 'application/x-ndjson');
    expect(whole.body).toMatchObject({ records: 450, issued: 450, unchanged: 0, status: 'finished' });
  });

  it('refuses what is no import', async () => {
    const answers = await Promise.all([
      run('a,b\n1,2\n'),
      run('', '?id=x'),
      run('{}', '', 'application/json'),
      run('<x/>', '', 'text/xml'),
      run('billNo,itemAmount,currency\n', '', 'text/csv', 'agent'),
      run(`billNo,itemAmount,currency\n${'1,1,SAR\n'.repeat(2 * 1024 ** 2)}`),
    ]);
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [400, 'import.columns'],
      [400, 'request.invalid'],
      [415, 'request.unsupported-content-type'],
      [415, 'request.unsupported-content-type'],
      [403, 'auth.forbidden'],
      [413, 'import.too-large'],
    ]);
    for (const at of [newId(), 'x']) {
      expect((await door.call('GET', `${IMPORTS}/${at}`, undefined, { role: 'operator' })).status).toBe(404);
    }
  });
});
