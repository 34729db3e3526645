import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@viewline/kernel';
import { eventually, itKeepsTo } from '@viewline/testing';
import { SPECS, subscribersDoor, type Json, type SubscribersDoor } from './subscribers-door.suite.js';

const CUSTOMERS = '/tmf-api/customerManagement/v4/customer';
const HUB = '/tmf-api/customerManagement/v4/hub';

let door: SubscribersDoor;
beforeAll(async () => {
  process.env['HUB_ALLOWED_NETWORKS'] = '127.0.0.0/8';
  door = await subscribersDoor({ PUBLIC_URL: 'https://crm.example/base/' });
});
afterAll(() => door.close());

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

  it('is told of every change of a customer, in order', async () => {
    const callback = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    const { status } = await door.call('POST', HUB, { callback }, { role: 'integrator' });
    expect(status).toBe(201);
    const made = await door.call('POST', CUSTOMERS, {
      name: 'Layla',
      engagedParty: { id: newId(), '@referredType': 'Individual' },
    });
    const id = String(made.body['id']);
    await door.call('PATCH', `${CUSTOMERS}/${id}`, { name: 'New' });
    await door.call('PATCH', `${CUSTOMERS}/${id}`, { status: 'closed' });
    await door.call('DELETE', `${CUSTOMERS}/${id}`);
    const told = await eventually(() => {
      const mine = received.filter(({ event }) => (event as { customer?: Json }).customer?.['id'] === id);
      expect(mine).toHaveLength(4);
      return mine;
    });
    expect(told.map(({ eventType }) => eventType)).toEqual([
      'CustomerCreateEvent',
      'CustomerAttributeValueChangeEvent',
      'CustomerStateChangeEvent',
      'CustomerDeleteEvent',
    ]);
    for (const event of told) {
      await door.heard(`/listener/c${String(event['eventType']).slice(1)}`, event);
    }
    const { href } = made.body;
    expect(href).toBe(`https://crm.example/base${CUSTOMERS}/${id}`);
    expect(told[1]).toMatchObject({ fieldPath: 'name', event: { customer: { href, name: 'New' } } });
  });
});

itKeepsTo(SPECS, () => door);
