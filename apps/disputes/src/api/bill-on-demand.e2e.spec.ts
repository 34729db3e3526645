import { newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually, itKeepsTo } from '@viewline/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BILLS_ON_DEMAND } from '../commands/produce-bills/produce-bills-sweep.js';
import { importBills, issued, TMF } from './bills.suite.js';
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

describe('/customerBillOnDemand', () => {
  const charges = (accountNumber: string, currency: string, ...amounts: (number | string)[]) => ({
    accountNumber,
    currency,
    items: amounts.map((amount) => ({ id: newId(), date: '2026-03-10', name: 'VOD', amount })),
  });
  const done = (id: string) =>
    eventually(async () => {
      await door.app.get(Sweeps).runNow(BILLS_ON_DEMAND);
      const { body } = await call('GET', `/customerBillOnDemand/${id}`);
      expect(body['state']).not.toBe('inProgress');
      return body;
    });

  it('makes one bill of the charges that no bill has, and none a second time', async () => {
    const account = `OD${newId()}`;
    await importBills(door, [charges(account, 'KWD', '1.250', '0.005'), charges(account, 'KWD', 3)]);
    const request = {
      billingAccount: { id: account },
      name: 'now',
      state: 'done',
      customerBill: { id: 'mine' },
    };
    const asked = await call('POST', '/customerBillOnDemand', request, { role: 'agent' });
    expect(asked.status).toBe(201);
    expect(asked.headers.get('location')).toBe(asked.body['href']);
    expect(asked.body).toMatchObject({ state: 'inProgress', name: 'now', billingAccount: { id: account } });
    expect(asked.body).not.toHaveProperty('customerBill');
    const answered = await done(String(asked.body['id']));
    expect(answered['state']).toBe('done');
    const billId = String((answered['customerBill'] as Json)['id']);
    const { body: bill } = await call('GET', `/customerBill/${billId}`);
    expect(bill).toMatchObject({
      runType: 'offCycle',
      state: 'new',
      amountDue: { unit: 'KWD', value: 4.255 },
    });
    const { body: rates } = await call('GET', `/appliedCustomerBillingRate?bill.id=${billId}&isBilled=true`);
    expect(rates).toHaveLength(3);
    expect(rates[0]).toMatchObject({ bill: { id: billId }, isBilled: true });
    const again = await call('POST', '/customerBillOnDemand', request);
    expect((await done(String(again.body['id'])))['state']).toBe('rejected');
  });

  it('ends with an error where the charges cannot be one bill', async () => {
    const account = `MX${newId()}`;
    await importBills(door, [charges(account, 'EUR', 1), charges(account, 'USD', 1)]);
    const asked = await call('POST', '/customerBillOnDemand', { billingAccount: { id: account } });
    expect((await done(String(asked.body['id'])))['state']).toBe('terminatedWithError');
    // An account number is compared in its normal form.
    const path = `/appliedCustomerBillingRate?billingAccount.id=${account.toUpperCase()}`;
    const { body } = await call('GET', path);
    expect(body.map((rate) => rate['isBilled'])).toEqual([false, false]);
  });

  it('is one request under one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': newId() };
    const body = { billingAccount: { id: 'none' } };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call('POST', '/customerBillOnDemand', body, { headers })),
    );
    expect(new Set(answers.map((one) => one.body['id'])).size).toBe(1);
    expect((await call('POST', '/customerBillOnDemand', { ...body, name: 'x' }, { headers })).status).toBe(
      409,
    );
  });

  it.each([
    {},
    { billingAccount: {} },
    { billingAccount: { id: '' } },
    { billingAccount: 'x' },
    [],
    { billingAccount: { id: 'a' }, nme: 1 },
  ])('refuses %j', async (body) =>
    expect((await call('POST', '/customerBillOnDemand', body)).status).toBe(400),
  );
});

describe('the hub', () => {
  let listener: Server;
  const received: Json[] = [];
  beforeAll(async () => {
    listener = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(JSON.parse(Buffer.concat(chunks).toString()) as Json);
        response.writeHead(201).end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    listener.close();
    listener.closeAllConnections();
  });

  it('is told of a bill and of its moves, in order', async () => {
    const callback = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    expect((await call('POST', '/hub', { callback }, { role: 'integrator' })).status).toBe(201);
    const { id } = await issued(door, { state: 'new' });
    await patch(id, { state: 'validated' });
    await patch(id, { state: 'settled' });
    const told = await eventually(() => {
      const mine = received.filter(
        ({ event }) => (event as { customerBill?: Json }).customerBill?.['id'] === id,
      );
      expect(mine).toHaveLength(4);
      return mine;
    });
    expect(told.map(({ eventType }) => eventType)).toEqual([
      'CustomerBillCreateEvent',
      'CustomerBillStateChangeEvent',
      'CustomerBillAttributeValueChangeEvent',
      'CustomerBillStateChangeEvent',
    ]);
  });
});

itKeepsTo(SPECS, () => door);
