import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NewEvent } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { EVENT_LOG, logRecordOf, type EventLog } from '@viewline/messaging';
import { readConfig, ServiceConfig, Sweeps } from '@viewline/platform';
import { serviceDoor, type Json, type ServiceDoor } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { createTickets } from '../index.js';

export type { Answer, CallOptions, Json } from '@viewline/testing';

/** The official definition of what this service does. */
export const SPECS = ['TMF621-TroubleTicket-v4.0.0.swagger.json'];
export const TICKETS = '/tmf-api/troubleTicket/v4/troubleTicket';
export const DESK = '/api/tickets/v1';
/** A Monday. */
export const START = new Date('2026-03-02T10:00:00.000Z');

/** An event as it was stated. */
export interface Said {
  type: string;
  subject: string;
  key: string;
  sequence: number;
  time: string;
  data: Json;
}

export interface TicketsDoor extends ServiceDoor<Awaited<ReturnType<typeof createTickets>>> {
  /** Stands where it is put. */
  clock: ManualClock;
  /** Opens a ticket and gives back what was answered. */
  open(more?: Json): Promise<Json & { id: string }>;
  /** Puts events of other services on the log. */
  publish(...events: NewEvent[]): Promise<void>;
  /** Everything that this service said of a subject, in order. */
  said(subject: string): Promise<Said[]>;
  sweep(name: string): Promise<void>;
}

export const minimal = (more: Json = {}): Json => ({
  description: 'القنوات تتوقف كل مساء — the picture freezes every evening',
  severity: 'Major',
  ticketType: 'Connectivity',
  ...more,
});

export const customer = (id = newId()): Json => ({ id, role: 'customer', '@referredType': 'Customer' });

/** For specs: the whole service, listening, with a token for each role, on a clock that stands where it is put. */
export async function ticketsDoor(env: Record<string, string> = {}): Promise<TicketsDoor> {
  process.env['HUB_ALLOWED_NETWORKS'] = '127.0.0.0/8';
  const clock = new ManualClock(START);
  const door = await serviceDoor(
    'tickets',
    (settings) => createTickets({ config: readConfig(ServiceConfig, settings), clock }),
    env,
    { specs: SPECS },
  );
  const log = door.app.get<EventLog>(EVENT_LOG, { strict: false });
  const db = door.app.get(DataSource, { strict: false });
  // The relay takes what it has moved on out of the outbox; here it stays readable.
  await db.query(`
    CREATE TABLE said (position bigint PRIMARY KEY, type text, subject text, key text, sequence int, time text,
                       data jsonb);
    CREATE FUNCTION keep_said() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO said VALUES (new.position, new.headers->>'ce_type', new.headers->>'ce_subject', new.key,
                               (new.headers->>'ce_sequence')::int, new.headers->>'ce_time', new.value::jsonb);
      RETURN NULL;
    END $$;
    CREATE TRIGGER keep_said AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION keep_said()`);
  return {
    ...door,
    clock,
    async open(more) {
      const { status, body } = await door.call('POST', TICKETS, minimal(more));
      if (status !== 201) throw new Error(`not opened: ${JSON.stringify(body)}`);
      return body as unknown as Json & { id: string };
    },
    publish: (...events) => log.publish(events.map(logRecordOf)),
    said: (subject) =>
      db.query<Said[]>(
        'SELECT type, subject, key, sequence, time, data FROM said WHERE subject = $1 ORDER BY position',
        [subject],
      ),
    sweep: (name) => door.app.get(Sweeps, { strict: false }).runNow(name),
  };
}

export interface Listener {
  callback: string;
  received: { path: string; body: Json }[];
  close(): Promise<void>;
}

/** A subscriber's side of the hub. */
export async function listener(): Promise<Listener> {
  const received: Listener['received'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString()) as Json });
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
