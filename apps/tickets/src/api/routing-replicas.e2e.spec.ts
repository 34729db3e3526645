import { randomUUID } from 'node:crypto';
import { eventually, freshDatabase } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { AssignWork } from '../commands/assign-work/assign-work.use-case.js';
import { assign } from '../domain/routing/assignment.js';
import { WorkRepository } from '../persistence/work.repository.js';
import { RoutingAgentRepository } from '../persistence/routing-agent.repository.js';
import { messageAt } from './routing.suite.js';
import {
  grabbed,
  keepHistory,
  overloads,
  passedOver,
  replicaOn,
  type Moment,
  type Replica,
} from './routing-replicas.suite.js';
import { DESK, START, TICKETS, ticketsDoor, type Json, type TicketsDoor } from './tickets-door.suite.js';

const ROUTING = `${DESK}/routing`;
const TOPICS = ['billing', 'technical', 'other'];
const AGENTS = Array.from({ length: 9 }, (_, i) => ({
  id: `agent-${i}`,
  skills: i % 3 === 0 ? ['billing'] : i % 3 === 1 ? ['technical'] : ['billing', 'technical'],
  languages: i % 2 === 0 ? ['ar', 'en'] : ['en'],
  chatCapacity: 1 + (i % 3),
  ticketCapacity: 1 + (i % 4),
}));
const CAPACITIES = new Map(
  AGENTS.map(({ id, chatCapacity: chat, ticketCapacity: ticket }) => [id, { chat, ticket }]),
);

let door: TicketsDoor;
let replica: Replica;
/** Each process knows its own only. */
const tokens = new Map<string, string>();
let database: DataSource;
let history: { read(): Promise<Moment[]> };
/** Whoever is asked next; the dead are not asked. */
let origins: string[];
let turn = 0;
let byUs = 0;

beforeAll(async () => {
  const { url } = await freshDatabase('replicas');
  door = await ticketsDoor({ DATABASE_URL: url });
  database = door.app.get(DataSource, { strict: false });
  history = await keepHistory(door);
  replica = await replicaOn(url);
  origins = [door.origin, replica.origin];
  for (const origin of origins) {
    const response = await fetch(`${origin}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'supervisor' }),
    });
    tokens.set(origin, String(((await response.json()) as Json)['access_token']));
  }
}, 120_000);
afterAll(async () => {
  await replica.kill();
  await door.close();
});

/** One replica after the other. What is asked of one that dies is neither done nor not done: it is asked again. */
async function call(method: string, path: string, body?: Json): Promise<Json> {
  for (;;) {
    const origin = origins[turn++ % origins.length]!;
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens.get(origin)}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (!response) continue;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text ? (JSON.parse(text) as Json) : {};
  }
}

/** As many at once as an office may do. */
async function each<One>(all: readonly One[], work: (one: One) => Promise<unknown>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    }),
  );
}

const items = (state: string) =>
  database.query<{ id: string; kind: string; agent: string }[]>(
    `SELECT item_id AS id, kind, agent_id AS agent FROM work_item JOIN work_need USING (need_id) WHERE state = $1`,
    [state],
  );

/** The oldest is not the first to come. */
async function push(chats: number, tickets: number): Promise<void> {
  await door.publish(
    ...Array.from({ length: chats }, (_, i) =>
      messageAt(START.getTime() - ((i * 7919) % 3000) * 1000, randomUUID(), {
        text: TOPICS[i % 3]!,
        ...(i % 4 === 0 && { details: { language: 'ar' } }),
      }),
    ),
  );
  await each(
    Array.from({ length: tickets }, (_, i) => i),
    (i) =>
      call('POST', TICKETS, {
        description: 'The picture freezes',
        severity: i % 2 ? 'Minor' : 'Major',
        ticketType: TOPICS[i % 3],
      }),
  );
}

/** Nothing waits that somebody who is there could take. */
async function nobodyIsIdle(): Promise<void> {
  await eventually(
    async () => {
      const left = await database.transaction(async (tx) => {
        const work = door.app.get(WorkRepository, { strict: false });
        const agents = await door.app.get(RoutingAgentRepository, { strict: false }).lockOnline(tx);
        const lines = await work.waitingLines(tx);
        const heads = await work.heads(
          tx,
          lines.map(({ needId }) => ({ needId, most: 100 })),
        );
        return assign(heads, agents, START);
      });
      expect(left).toEqual([]);
    },
    { within: 60_000 },
  );
}

/** Everybody works off what they have, and now and then somebody leaves for good or for a while. */
async function workOff(until: (done: number) => boolean): Promise<void> {
  const ours = door.app.get(AssignWork, { strict: false });
  for (let turns = 0; ; turns++) {
    const done = (await items('done')).length;
    if (until(done)) return;
    if (turns > 400) throw new Error(`only ${done} were done`);
    const leaver = AGENTS[turns % AGENTS.length]!.id;
    await call('PUT', `${ROUTING}/agents/${leaver}/presence`, { presence: 'offline' });
    // The work of a ticket that is cancelled already may not have heard of it: that is refused, and right.
    const ended = each(
      (await items('assigned')).filter((_, i) => i % 3 !== turns % 3),
      ({ id, kind }) =>
        kind === 'chat'
          ? call('POST', `${ROUTING}/work-items/${id}/done`)
          : call('PATCH', `${TICKETS}/${id}`, { status: 'cancelled' }).catch(() => undefined),
    );
    // Two of ours at once, and those of the other process whenever it likes.
    const given = await Promise.all([ours.round(), ours.round()]);
    byUs += given[0] + given[1];
    await ended;
    await call('PUT', `${ROUTING}/agents/${leaver}/presence`, { presence: 'online' });
  }
}

/** Work that the others were told to be with two, or of which they were told out of order. */
const saidTwice = () =>
  database.query<Json[]>(
    `SELECT subject FROM (
       SELECT subject, type, sequence, data ? 'agentId' AS given,
              row_number() OVER told AS nth, lag(data ? 'agentId') OVER told AS given_before
       FROM said WHERE type IN ('viewline.conversation.assigned.v1', 'viewline.ticket.assigned.v1')
       WINDOW told AS (PARTITION BY subject ORDER BY position)
     ) s WHERE given = given_before OR (type = 'viewline.conversation.assigned.v1' AND sequence <> nth)`,
  );

it('two processes, of which one dies, give everybody as much as they may have, in order, and nothing twice', async () => {
  for (const topic of TOPICS) {
    await call('PUT', `${ROUTING}/queues/${topic}`, { title: topic });
    await call('POST', `${ROUTING}/rules`, {
      name: topic,
      position: 1,
      keywords: topic === 'other' ? ['other'] : [topic],
      queue: topic,
      skills: topic === 'other' ? [] : [topic],
    });
    await call('POST', `${ROUTING}/rules`, {
      name: `tickets of ${topic}`,
      position: 2,
      ticketTypes: [topic],
      queue: topic,
      skills: topic === 'other' ? [] : [topic],
    });
  }
  await push(160, 120);
  await eventually(async () => expect(await items('waiting')).toHaveLength(280), { within: 100_000 });
  const settled = new Set((await items('waiting')).map(({ id }) => id));

  await each(AGENTS, async ({ id, ...agent }) => {
    await call('PUT', `${ROUTING}/agents/${id}`, { name: id, ...agent });
    await call('PUT', `${ROUTING}/agents/${id}/presence`, { presence: 'online' });
  });
  await nobodyIsIdle();
  await workOff((done) => done >= 110);
  const byReplica = replica.handedOut();

  // In the middle of everything: what it was doing is undone, and what it was reading is read by the other.
  const pushed = push(60, 40);
  const died = replica.kill().then(() => (origins = [door.origin]));
  await Promise.all([pushed, died, workOff((done) => done >= 150)]);
  await eventually(
    async () =>
      expect(
        (await database.query<{ n: number }[]>('SELECT count(*)::int AS n FROM work_item'))[0]!.n,
      ).toBeGreaterThanOrEqual(380),
    { within: 100_000 },
  );
  await nobodyIsIdle();
  expect(
    await database.query(
      `SELECT item_id, w.agent_id, t.agent_id FROM work_item w JOIN ticket t ON t.id = w.item_id
       WHERE w.state = 'assigned' AND w.agent_id IS DISTINCT FROM t.agent_id`,
    ),
  ).toEqual([]);
  const total = (await database.query<{ n: number }[]>('SELECT count(*)::int AS n FROM work_item'))[0]!.n;
  await workOff((done) => done >= total);
  expect(byReplica).toBeGreaterThan(0);
  expect(byUs).toBeGreaterThan(0);

  const moments = await history.read();
  expect(overloads(moments, CAPACITIES)).toEqual([]);
  expect(grabbed(moments)).toEqual([]);
  expect(passedOver(moments, settled)).toEqual([]);
  expect(await saidTwice()).toEqual([]);
}, 240_000);
