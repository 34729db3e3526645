import { SubscriberMerged, SubscriberUnmerged } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import {
  customer,
  DESK,
  START,
  TICKETS,
  ticketsDoor,
  type Json,
  type TicketsDoor,
} from './tickets-door.suite.js';

let door: TicketsDoor;
beforeAll(async () => (door = await ticketsDoor()));
afterAll(() => door.close());
beforeEach(() => door.clock.set(START));

const itemsOf = (body: Json): Json[] => body['items'] as Json[];
const agent = { role: 'agent' } as const;

describe('a ticket at the desk', () => {
  it('shows what TMF621 has no words for, to people whose reading leaves a trace', async () => {
    const party = customer();
    const { id } = await door.open({
      relatedParty: [party],
      name: 'Écran noir',
      ticketType: 'Hardware malfunction',
    });
    const { status, headers, body } = await door.call('GET', `${DESK}/tickets/${id}`, undefined, agent);
    expect([status, headers.get('etag')]).toEqual([200, '"1"']);
    expect(body).toMatchObject({
      id,
      number: expect.stringMatching(/^TT-\d+$/),
      subscriberId: party['id'],
      severityLevel: 'major',
      ticketClass: 'hardware-malfunction',
      escalationLevel: 0,
      ticket: { name: 'Écran noir', status: 'acknowledged' },
      deadlines: [
        { kind: 'first-response', state: 'running', targetMinutes: 60 },
        { kind: 'resolution', state: 'running', targetMinutes: 480 },
      ],
    });
    const audit = await door.call('GET', `${DESK}/audit?subscriberId=${String(party['id'])}`);
    expect(itemsOf(audit.body)).toHaveLength(1);
    expect((await door.call('GET', `${DESK}/tickets/${newId()}`)).status).toBe(404);
  });

  it('takes a note once, however often it is sent under one key', async () => {
    const { id } = await door.open();
    const headers = { 'idempotency-key': newId() };
    const send = (text: string) =>
      door.call('POST', `${DESK}/tickets/${id}/notes`, { text }, { ...agent, headers });
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('أعدنا التشغيل')));
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['id'])}`)).size).toBe(1);
    expect((await send('something else')).status).toBe(409);
    const { body } = await door.call('GET', `${TICKETS}/${id}`);
    expect(body['note']).toHaveLength(1);
  });

  it('moves, unless somebody else changed it or the move is none', async () => {
    const { id } = await door.open();
    const move = (body: unknown, headers = {}) =>
      door.call('POST', `${DESK}/tickets/${id}/status`, body, { ...agent, headers });
    expect((await move({ status: 'inProgress' }, { 'if-match': '"7"' })).status).toBe(412);
    const moved = await move({ status: 'inProgress', reason: 'بدأنا' }, { 'if-match': '"1"' });
    expect([moved.status, moved.headers.get('etag'), moved.body['status']]).toEqual([
      200,
      '"2"',
      'inProgress',
    ]);
    const refused = await move({ status: 'closed' });
    expect([refused.status, refused.body['code'], refused.headers.get('content-type')]).toEqual([
      409,
      'ticket.illegal-move',
      expect.stringContaining('problem+json'),
    ]);
  });
});

describe('the tickets of a subscriber', () => {
  const list = async (subscriberId: unknown, query = '') => {
    const path = `${DESK}/subscribers/${String(subscriberId)}/tickets${query}`;
    const { status, body } = await door.call('GET', path, undefined, agent);
    expect(status).toBe(200);
    return body;
  };
  const idsOf = async (subscriberId: unknown) => itemsOf(await list(subscriberId)).map(({ id }) => id);

  it('are those of the whole family, and belong again to each alone when a merge is undone', async () => {
    const [one, other] = [customer(), customer()];
    const first = await door.open({ relatedParty: [one] });
    door.clock.advance(1000);
    const second = await door.open({ relatedParty: [other] });
    const merge = {
      absorbedId: String(other['id']),
      survivorId: String(one['id']),
      reason: 'same person',
      by: 'layla',
    };
    expect(await idsOf(one['id'])).toEqual([first.id]);

    await door.publish(SubscriberMerged.create(merge, { time: START, sequence: 1 }));
    await eventually(async () => expect(await idsOf(one['id'])).toEqual([second.id, first.id]));
    expect(await idsOf(other['id'])).toEqual([second.id, first.id]);
    door.clock.advance(1000);
    const meanwhile = await door.open({ relatedParty: [other] });
    expect(itemsOf(await list(one['id'])).map(({ subscriberId }) => subscriberId)).toEqual([
      other['id'],
      other['id'],
      one['id'],
    ]);

    await door.publish(SubscriberUnmerged.create(merge, { time: START, sequence: 2 }));
    await eventually(async () => expect(await idsOf(one['id'])).toEqual([first.id]));
    expect(await idsOf(other['id'])).toEqual([meanwhile.id, second.id]);
  });

  it('come page by page, and only the open ones where those are asked for', async () => {
    const party = customer();
    const opened: string[] = [];
    for (let i = 0; i < 5; i++) {
      opened.unshift((await door.open({ relatedParty: [party] })).id);
      // Two of them at the same moment.
      if (i !== 2) door.clock.advance(1000);
    }
    const seen: unknown[] = [];
    for (let cursor = ''; ;) {
      const page = await list(party['id'], `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...itemsOf(page).map(({ id }) => id));
      if (page['next'] === null) break;
      cursor = page['next'] as string;
    }
    expect(seen).toEqual(opened);
    await door.call('POST', `${DESK}/tickets/${opened[0]}/status`, { status: 'cancelled' });
    expect(itemsOf(await list(party['id'], '?open=true'))).toHaveLength(4);
    expect(await list('nobody')).toEqual({ items: [], next: null });
  });

  it.each(['?limit=0', '?limit=1000', '?cursor=nonsense', '?open=perhaps', '?colour=red'])(
    'are refused with %s',
    async (query) => {
      const path = `${DESK}/subscribers/${newId()}/tickets${query}`;
      expect((await door.call('GET', path, undefined, agent)).status).toBe(400);
    },
  );
});

describe('the doors of the desk', () => {
  const doors: [string, string][] = [
    ['POST', 'status'],
    ['POST', 'notes'],
    ['POST', 'escalations'],
  ];
  const bad: [string, unknown, number][] = [
    ['nothing', undefined, 400],
    ['an empty object', {}, 400],
    ['a list', [], 400],
    ['broken JSON', '{"text":', 400],
    ['numbers', { text: 7, status: 7, reason: 7 }, 400],
    ['objects', { text: {}, status: {}, reason: {} }, 400],
    ['an unknown field', { text: 'x', status: 'inProgress', reason: 'x', colour: 'red' }, 400],
    ['more than a mebibyte', { text: 'x'.repeat(1_100_000) }, 413],
  ];

  it.each(doors.flatMap(([method, path]) => bad.map((one) => [method, path, ...one] as const)))(
    '%s %s refuses %s',
    async (method, path, _what, body, status) => {
      const { id } = await door.open();
      expect((await door.call(method, `${DESK}/tickets/${id}/${path}`, body)).status).toBe(status);
      expect(await door.said(id)).toHaveLength(1);
    },
  );

  it.each<[string, string]>([...doors, ['GET', 'deadlines']])(
    '%s %s is closed to strangers',
    async (method, path) => {
      const body = method === 'GET' ? undefined : {};
      const answer = await door.call(method, `${DESK}/tickets/${newId()}/${path}`, body, { role: 'none' });
      expect(answer.status).toBe(401);
    },
  );

  it('a text with NUL is refused, and one in every script is kept', async () => {
    const { id } = await door.open();
    const note = (text: string) => door.call('POST', `${DESK}/tickets/${id}/notes`, { text });
    expect((await note('a\0b')).status).toBe(400);
    const hostile = `'; DROP TABLE ticket; -- <script>alert(1)</script> \u202e عربي 中文 é 👩‍👩‍👧`;
    expect((await note(hostile)).body['text']).toBe(hostile);
  });

  it.each([
    'tickets/%00',
    'macros/%00',
    'promises/%00',
    'sla/calendars/%00',
    'tickets/..%2F..%2Fmetrics',
    'tickets/%27',
  ])('nothing is behind %s', async (path) => {
    expect([400, 404]).toContain((await door.call('GET', `${DESK}/${path}`)).status);
  });
});

describe('the doors of promises', () => {
  const valid = { subscriberId: newId(), what: 'call', dueAt: '2026-03-02T11:00:00.000Z' };

  it.each<[string, unknown, number]>([
    ['nothing', undefined, 400],
    ['an empty object', {}, 400],
    ['a list', [], 400],
    ['broken JSON', '{"what":', 400],
    ['no subscriber', { ...valid, subscriberId: undefined }, 400],
    ['a subscriber that is no id', { ...valid, subscriberId: 'x' }, 400],
    ['something else to do', { ...valid, what: 'dance' }, 400],
    ['a deadline in the past', { ...valid, dueAt: '2026-03-02T09:59:00.000Z' }, 400],
    ['a deadline in ten years', { ...valid, dueAt: '2036-01-01T00:00:00Z' }, 400],
    ['a deadline without an offset', { ...valid, dueAt: '2026-03-02T18:00:00' }, 400],
    ['a deadline that is no time', { ...valid, dueAt: '2026-02-31T18:00:00Z' }, 400],
    ['a channel that is none', { ...valid, channel: 'pigeon' }, 400],
    ['a ticket that is none', { ...valid, ticketId: newId() }, 404],
    ['NUL', { ...valid, text: 'a\0b' }, 400],
    ['an unknown field', { ...valid, colour: 'red' }, 400],
    ['more than a mebibyte', { ...valid, text: 'x'.repeat(1_100_000) }, 413],
  ])('refuse %s', async (_what, body, status) =>
    expect((await door.call('POST', `${DESK}/promises`, body)).status).toBe(status),
  );

  it.each(['', '?subscriberId=x', `?subscriberId=${newId()}&limit=0`, `?subscriberId=${newId()}&cursor=x`])(
    'refuse the list %j',
    async (query) => expect((await door.call('GET', `${DESK}/promises${query}`)).status).toBe(400),
  );

  it('know nobody else’s ids, and let no stranger in', async () => {
    for (const id of ['x', newId()])
      expect((await door.call('GET', `${DESK}/promises/${id}`)).status).toBe(404);
    expect((await door.call('POST', `${DESK}/promises`, valid, { role: 'none' })).status).toBe(401);
  });
});
