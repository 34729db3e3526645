import { newId } from '@viewline/kernel';
import { DESK, START, TICKETS, ticketsDoor, type Json, type TicketsDoor } from './tickets-door.suite.js';

let door: TicketsDoor;
beforeAll(async () => (door = await ticketsDoor()));
afterAll(() => door.close());
beforeEach(() => door.clock.set(START));

const itemsOf = (body: Json): Json[] => body['items'] as Json[];
const agent = { role: 'agent' } as const;

describe('macros', () => {
  const MACROS = `${DESK}/macros`;
  const text = (more: Json = {}): Json => ({
    name: newId(),
    description: 'Ask for the serial number',
    changes: { status: 'inProgress', statusChangeReason: 'taken', priority: '2' },
    note: { text: 'ما هو الرقم التسلسلي للجهاز؟', visibility: 'public' },
    ...more,
  });

  it('change a ticket and write a note in one go', async () => {
    const macro = (await door.call('POST', MACROS, text())).body;
    const { id } = await door.open();
    const apply = () => door.call('POST', `${MACROS}/${String(macro['id'])}/apply`, { ticketId: id }, agent);
    const applied = await apply();
    expect(applied).toMatchObject({
      status: 200,
      body: { version: 2, ticket: { status: 'inProgress', statusChangeReason: 'taken', priority: '2' } },
    });
    expect((await door.said(id)).map(({ type }) => type)).toEqual([
      'viewline.ticket.opened.v1',
      'viewline.ticket.note-added.v1',
      'viewline.ticket.status-changed.v1',
      'viewline.ticket.updated.v1',
    ]);
    // Applied again its status is there already, and its note is written again.
    expect((await apply()).body).toMatchObject({ version: 3, ticket: { note: [{}, {}] } });
  });

  it('do all or nothing', async () => {
    const macro = (await door.call('POST', MACROS, text({ changes: { status: 'closed' } }))).body;
    const { id } = await door.open();
    const path = `${MACROS}/${String(macro['id'])}/apply`;
    expect((await door.call('POST', path, { ticketId: id }, agent)).status).toBe(409);
    expect((await door.call('GET', `${TICKETS}/${id}`)).body).not.toHaveProperty('note');
    expect((await door.call('POST', path, { ticketId: newId() }, agent)).status).toBe(404);
    expect((await door.call('POST', path, { ticketId: 'x' }, agent)).status).toBe(400);
    expect((await door.call('POST', `${MACROS}/${newId()}/apply`, { ticketId: id }, agent)).status).toBe(404);
  });

  it('are edited while the desk works', async () => {
    const given = text();
    const made = await door.call('POST', MACROS, given);
    expect(made.status).toBe(201);
    const path = `${MACROS}/${String(made.body['id'])}`;
    expect((await door.call('GET', path, undefined, agent)).body).toEqual(made.body);
    expect((await door.call('POST', MACROS, text({ name: given['name'] }))).status).toBe(409);
    const put = (etag: string) =>
      door.call('PUT', path, text({ changes: {} }), { headers: { 'if-match': etag } });
    expect((await put('"9"')).status).toBe(412);
    expect(await put('"1"')).toMatchObject({ status: 200, body: { version: 2, changes: {} } });
    expect((await door.call('PUT', path, text(), agent)).status).toBe(403);
    expect(itemsOf((await door.call('GET', MACROS, undefined, agent)).body).length).toBeGreaterThan(0);
    expect((await door.call('DELETE', path)).status).toBe(204);
    expect((await door.call('DELETE', path)).status).toBe(404);
  });

  it.each<[string, unknown, number]>([
    ['nothing to do', { name: 'x' }, 400],
    ['a reason alone', { name: 'x', changes: { statusChangeReason: 'x' } }, 400],
    ['no name', { changes: { priority: '1' } }, 400],
    ['a status that is none', { name: 'x', changes: { status: 'eaten' } }, 400],
    ['an attribute that macros leave alone', { name: 'x', changes: { relatedParty: [] } }, 400],
    ['an empty note', { name: 'x', note: { text: '' } }, 400],
    ['a list', [], 400],
    ['broken JSON', '{', 400],
    ['NUL', { name: 'a\0b', changes: { priority: '1' } }, 400],
    ['more than a mebibyte', { name: 'x'.repeat(1_100_000) }, 413],
  ])('are refused with %s', async (_what, body, status) =>
    expect((await door.call('POST', MACROS, body)).status).toBe(status),
  );
});
