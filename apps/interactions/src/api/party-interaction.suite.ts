import { createServer } from 'node:http';
import type { NewEvent } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { Outbox } from '@viewline/messaging';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '@viewline/platform';
import { serviceDoor, type Answer, type CallOptions, type ServiceDoor } from '@viewline/testing';
import { createInteractions, InteractionsConfig } from '../index.js';

export type Body = Record<string, unknown>;

export interface PartyInteractionDoor extends ServiceDoor<NestFastifyApplication> {
  /** What the service has put into its outbox. */
  events: NewEvent[];
  /** `path` below the API's base path. */
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** `path` as it is. */
  callService: ServiceDoor<NestFastifyApplication>['call'];
  /** Posts a minimal interaction with these attributes and gives back what was answered. */
  create(more?: Body): Promise<Body & { id: string }>;
}

export const minimal = (more: Body = {}): Body => ({
  reason: 'billing question',
  direction: 'inbound',
  status: 'open',
  interactionDate: { startDateTime: '2024-03-01T10:00:00.000Z' },
  channel: [{ id: 'sms', href: '/channel/sms', name: 'SMS' }],
  ...more,
});

/** One that only its test knows, so that lists by it are that test's own. */
export const subscriber = () => {
  const id = newId();
  return { id, href: `/customer/${id}`, role: 'customer', '@referredType': 'Customer' };
};

/** The official definition of what is behind these doors. */
export const SPECS = ['TMF683-PartyInteraction-v4.0.0.swagger.json'];

/** For specs: the whole service, listening, with a token for each role. */
export async function partyInteractionDoor(): Promise<PartyInteractionDoor> {
  process.env['HUB_ALLOWED_NETWORKS'] = '127.0.0.0/8';
  const door = await serviceDoor(
    'tmf683',
    (env) => createInteractions({ config: readConfig(InteractionsConfig, env) }),
    {},
    { specs: SPECS },
  );
  const call: PartyInteractionDoor['call'] = (method, path, body, { role = 'integrator', ...options } = {}) =>
    door.call(method, `/tmf-api/partyInteraction/v4${path}`, body, { role, ...options });
  return {
    ...door,
    events: recordEvents(door.app),
    call,
    callService: door.call,
    async create(more) {
      const { status, body } = await call('POST', '/partyInteraction', minimal(more));
      if (status !== 201) throw new Error(`not created: ${JSON.stringify(body)}`);
      return body as unknown as Body & { id: string };
    },
  };
}

function recordEvents(app: NestFastifyApplication): NewEvent[] {
  const events: NewEvent[] = [];
  const outbox = app.get(Outbox, { strict: false });
  const append = outbox.append.bind(outbox);
  jest.spyOn(outbox, 'append').mockImplementation(async (tx, added) => {
    events.push(...added);
    await append(tx, added);
  });
  return events;
}

export interface Listener {
  callback: string;
  received: { path: string; body: Body }[];
  close(): Promise<void>;
}

/** A subscriber's side of the hub. */
export async function listener(): Promise<Listener> {
  const received: Listener['received'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString()) as Body });
      response.writeHead(201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    callback: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
