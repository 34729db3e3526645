import { newId } from '@viewline/kernel';
import { itKeepsTo } from '@viewline/testing';
import { importBills, issued, sampleBill, TMF } from './bills.suite.js';
import {
  disputesDoor,
  SPECS,
  type CallOptions,
  type DisputesDoor,
  type Json,
} from './disputes-door.suite.js';

let door: DisputesDoor;
beforeAll(async () => {
  process.env['HUB_ALLOWED_NETWORKS'] = '127.0.0.0/8';
  door = await disputesDoor(undefined, {}, { specs: SPECS });
});
afterAll(() => door.close());

const call = (method: string, path: string, body?: unknown, options?: CallOptions) =>
  door.call(method, TMF + path, body, options);
const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  call('PATCH', `/customerBill/${id}`, body, { type: 'application/merge-patch+json', headers });

describe('GET /customerBill', () => {
  it('shows a bill with exact amounts, its tax, its period and whose it is', async () => {
    const { sample, bill, id } = await issued(door, {
      payments: [{ id: 'p1', amount: '48.50' }],
      state: undefined,
    });
    expect(bill).toEqual({
      id,
      href: `https://crm.example${TMF}/customerBill/${id}`,
      billNo: sample.billNo,
      billDate: '2026-03-01T00:00:00.000Z',
      paymentDueDate: '2026-03-21T00:00:00.000Z',
      lastUpdate: expect.any(String),
      runType: 'onCycle',
      state: 'partiallyPaid',
      amountDue: { unit: 'SAR', value: 148.5 },
      remainingAmount: { unit: 'SAR', value: 100 },
      taxExcludedAmount: { unit: 'SAR', value: 133.5 },
      taxIncludedAmount: { unit: 'SAR', value: 148.5 },
      taxItem: [{ taxCategory: 'VAT', taxRate: 15, taxAmount: { unit: 'SAR', value: 15 } }],
      appliedPayment: [{ appliedAmount: { unit: 'SAR', value: 48.5 }, payment: { id: 'p1' } }],
      billingAccount: { id: expect.stringMatching(/^acc-/i) },
      billingPeriod: { startDateTime: '2026-02-01T00:00:00.000Z', endDateTime: '2026-03-01T00:00:00.000Z' },
      relatedParty: [{ id: expect.any(String), role: 'customer', '@referredType': 'Customer' }],
      '@type': 'CustomerBill',
    });
    const one = await call('GET', `/customerBill/${id}`);
    expect([one.status, one.body, one.headers.get('etag')]).toEqual([200, bill, '"1"']);
  });

  it('filters by party, state and amount, sorts, pages and selects', async () => {
    const accountNumber = `A${newId()}`;
    const bills = [1, 2, 3].map((n) =>
      sampleBill({
        accountNumber,
        total: n * 10,
        items: [{ amount: n * 10 }],
        state: n === 3 ? 'validated' : 'sent',
      }),
    );
    await importBills(door, bills);
    const { body: all } = await call(
      'GET',
      `/customerBill?billNo=${bills.map(({ billNo }) => billNo).join(',')}`,
    );
    const party = String(((all[0] as Json)['relatedParty'] as Json[])[0]!['id']);
    const { status, headers, body } = await call(
      'GET',
      `/customerBill?relatedParty.id=${party}&state=sent&amountDue.value.gte=10&sort=-billNo&fields=amountDue&limit=1`,
    );
    expect([status, headers.get('x-total-count'), body.length]).toEqual([200, '2', 1]);
    expect(Object.keys(body[0]!).toSorted()).toEqual(['@type', 'amountDue', 'href', 'id']);
  });

  it.each(['?nothing=1', '?limit=0', '?offset=x', '?sort=taxItem.taxRate', '?fields=a..b'])(
    'refuses %s',
    async (query) => expect((await call('GET', `/customerBill${query}`)).status).toBe(400),
  );

  it.each(['nobody', newId(), "'%20OR%201=1"])('knows no %s', async (id) => {
    for (const resource of ['customerBill', 'appliedCustomerBillingRate', 'customerBillOnDemand']) {
      const { status, body } = await call('GET', `/${resource}/${id}`);
      expect([status, body['status']]).toEqual([404, '404']);
    }
    expect((await patch(id, { state: 'sent' })).status).toBe(404);
  });

  it('says who looked at whose bill', async () => {
    const { id, subscriberId } = await issued(door);
    await call('GET', `/customerBill/${id}`, undefined, { role: 'agent' });
    const { body } = await door.call('GET', `/api/disputes/v1/audit?subscriberId=${subscriberId}`);
    // The supervisor found it by its number before.
    expect(body['items']).toMatchObject([
      { outcome: 'read', roles: ['agent'], subscriberId, route: expect.stringMatching(/:id$/) as string },
      { outcome: 'read', roles: ['supervisor'], subscriberId },
    ]);
  });
});

describe('PATCH /customerBill', () => {
  it('moves a bill along its states, under the version that the caller saw', async () => {
    const { id } = await issued(door, { state: 'new' });
    const validated = await patch(id, { state: 'validated' }, { 'if-match': '"1"' });
    expect([validated.status, validated.body['state'], validated.headers.get('etag')]).toEqual([
      200,
      'validated',
      '"2"',
    ]);
    expect((await patch(id, { state: 'sent' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await patch(id, { state: 'onHold' })).body['state']).toBe('onHold');
    expect((await patch(id, { state: 'sent', '@type': 'CustomerBill' })).body['state']).toBe('sent');
    const settled = await patch(id, { state: 'settled' });
    expect(settled.body).toMatchObject({ state: 'settled', remainingAmount: { unit: 'SAR', value: 0 } });
    expect((await patch(id, { state: 'settled' })).headers.get('etag')).toBe(settled.headers.get('etag'));
    const back = await patch(id, { state: 'new' });
    expect([back.status, back.body['code']]).toEqual([409, 'bill.illegal-move']);
  });

  it.each<[string, unknown, number]>([
    ['a state that there is not', { state: 'lost' }, 400],
    ['no state', { state: null }, 400],
    ['a state in a list', { state: ['sent'] }, 400],
    ['another amount', { amountDue: { unit: 'SAR', value: 0 } }, 400],
    ['another id', { id: newId() }, 400],
    ['an unknown attribute', { stat: 'sent' }, 400],
    ['NUL', { '@type': 'a\0b' }, 400],
    ['a list', [], 400],
    ['broken JSON', '{"state":', 400],
    ['more than a mebibyte', { state: 'x'.repeat(1_100_000) }, 413],
  ])('refuses %s', async (_what, body, status) => {
    const { id } = await issued(door);
    const answer = await patch(id, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      code: expect.any(String),
      reason: expect.any(String),
      status: String(status),
    });
  });

  it('is not for agents, other formats or strangers', async () => {
    const { id } = await issued(door);
    const to = `/customerBill/${id}`;
    expect((await call('PATCH', to, { state: 'validated' }, { role: 'agent' })).status).toBe(403);
    expect((await call('PATCH', to, { state: 'validated' }, { role: 'none' })).status).toBe(401);
    expect((await call('PATCH', to, [], { type: 'application/json-patch+json' })).status).toBe(415);
    expect((await call('POST', '/customerBill', {})).status).toBe(405);
  });
});

describe('payments', () => {
  const pay = (id: string, body: unknown, role: CallOptions['role'] = 'integrator') =>
    door.call('POST', `/api/disputes/v1/bills/${id}/payments`, body, { role });

  it('count once each, also when they are told of many times at once, until the bill is settled', async () => {
    const { id } = await issued(door);
    const payment = { id: 'p-1', amount: { unit: 'SAR', value: 48.5 } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => pay(id, payment)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await call('GET', `/customerBill/${id}`)).body).toMatchObject({
      state: 'partiallyPaid',
      remainingAmount: { value: 100 },
    });
    const last = await pay(id, { id: 'p-2', amount: { unit: 'SAR', value: 100 } });
    expect(last.body).toMatchObject({ state: 'settled', remainingAmount: { value: 0 } });
    expect((await pay(id, { id: 'p-3', amount: { unit: 'SAR', value: 0.01 } })).body['code']).toBe(
      'bill.overpaid',
    );
    expect((await pay(id, { ...payment, amount: { unit: 'SAR', value: 1 } })).status).toBe(409);
  });

  it.each<[unknown, string]>([
    [{ id: 'p', amount: { unit: 'SAR', value: 0.001 } }, 'money.malformed'],
    [{ id: 'p', amount: { unit: 'SAR', value: 1e15 } }, 'money.not-exact'],
    [{ id: 'p', amount: { unit: 'XXY', value: 1 } }, 'money.unknown-currency'],
    [{ id: 'p', amount: { unit: 'EUR', value: 1 } }, 'bill.bad-payment'],
    [{ id: 'p', amount: { unit: 'SAR', value: -1 } }, 'bill.bad-payment'],
    [{ id: 'p', amount: { unit: 'SAR', value: '1' } }, 'request.invalid'],
    [{ id: 'p', amount: { unit: 'SAR', value: null } }, 'request.invalid'],
    [{ id: 'p', amount: 5 }, 'request.invalid'],
    [{ id: 'p' }, 'request.invalid'],
    [{ id: '', amount: { unit: 'SAR', value: 1 } }, 'request.invalid'],
    [{ id: 'a\0', amount: { unit: 'SAR', value: 1 } }, 'tmf.text-not-storable'],
    [[], 'request.invalid'],
  ])('refuse %j', async (body, code) => {
    const { id } = await issued(door);
    const answer = await pay(id, body);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
  });

  it('are for systems, and for bills that there are', async () => {
    const payment = { id: 'p', amount: { unit: 'SAR', value: 1 } };
    expect((await pay(newId(), payment)).status).toBe(404);
    expect((await pay('x', payment)).status).toBe(404);
    expect((await pay(newId(), payment, 'agent')).status).toBe(403);
  });
});

itKeepsTo(SPECS, () => door);
