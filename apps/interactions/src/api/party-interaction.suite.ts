import { createServer } from 'node:http';
import { jest } from '@jest/globals';
import type { NewEvent } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { Outbox } from '@viewline/messaging';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '@viewline/platform';
import { freshDatabase } from '@viewline/testing';
import { createInteractions, InteractionsConfig } from '../index.js';

export type Body = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  body: Body & Body[];
}

export interface PartyInteractionDoor {
  app: NestFastifyApplication;
  /** What the service has put into its outbox. */
  events: NewEvent[];
  /** `path` below the API's base path. */
  call(
    method: string,
    path: string,
    body?: unknown,
    options?: { role?: string; type?: string },
  ): Promise<Answer>;
  /** Posts a minimal interaction with these attributes and gives back what was answered. */
  create(more?: Body): Promise<Body & { id: string }>;
  close(): Promise<void>;
}

export const minimal = (more: Body = {}): Body => ({
  reason: 'billing question',
  direction: 'inbound',
  channel: [{ id: 'sms', name: 'SMS' }],
  ...more,
});

/** One that only its test knows, so that lists by it are that test's own. */
export const subscriber = () => ({ id: newId(), role: 'customer', '@referredType': 'Individual' });

/** For specs: the whole service, listening, with a token for each role. */
export async function partyInteractionDoor(): Promise<PartyInteractionDoor> {
  process.env['HUB_ALLOWED_NETWORKS'] = '127.0.0.0/8';
  const config = readConfig(InteractionsConfig, {
    MODE: 'embedded',
    DATABASE_URL: (await freshDatabase('tmf683')).url,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://crm.example',
  });
  const app = await createInteractions({ config });
  await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  const tokens = new Map<string, string>();
  const tokenFor = async (role: string): Promise<string> => {
    const known = tokens.get(role);
    if (known) return known;
    const response = await fetch(`${origin}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    tokens.set(role, token);
    return token;
  };
  const call: PartyInteractionDoor['call'] = async (
    method,
    path,
    body,
    { role = 'integrator', type = 'application/json' } = {},
  ) => {
    const response = await fetch(`${origin}/tmf-api/partyInteraction/v4${path}`, {
      method,
      headers: {
        ...(role && { authorization: `Bearer ${await tokenFor(role)}` }),
        ...(body !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : {}) as Answer['body'],
    };
  };
  return {
    app,
    events: recordEvents(app),
    call,
    async create(more) {
      const { status, body } = await call('POST', '/partyInteraction', minimal(more));
      if (status !== 201) throw new Error(`not created: ${JSON.stringify(body)}`);
      return body as unknown as Body & { id: string };
    },
    close: () => app.close(),
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
