import { newId } from '@viewline/kernel';
import { itKeepsTo } from '@viewline/testing';
import {
  minimal,
  SPECS,
  START,
  TICKETS,
  ticketsDoor,
  type CallOptions,
  type Json,
  type TicketsDoor,
} from './tickets-door.suite.js';

let door: TicketsDoor;
beforeAll(async () => (door = await ticketsDoor()));
afterAll(() => door.close());

const patch = (id: string, body: unknown, options: CallOptions = {}) =>
  door.call('PATCH', `${TICKETS}/${id}`, body, { type: 'application/merge-patch+json', ...options });
const move = async (id: string, ...statuses: string[]) => {
  for (const status of statuses) {
    const answer = await patch(id, { status, statusChangeReason: `now ${status}` });
    if (answer.status !== 200) return answer;
  }
  return await door.call('GET', `${TICKETS}/${id}`);
};

describe('PATCH /troubleTicket', () => {
  it('changes what the caller saw, and answers 412 when it is another by now', async () => {
    const { id } = await door.open();
    const first = await patch(id, { priority: '2', name: 'New' }, { headers: { 'if-match': '"1"' } });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    for (const etag of ['"1"', 'nonsense']) {
      const stale = await patch(id, { name: 'Old' }, { headers: { 'if-match': etag } });
      expect([stale.status, stale.body['status']]).toEqual([412, '412']);
    }
    expect((await patch(id, { name: null })).body).not.toHaveProperty('name');
    expect((await patch(id, { description: null })).status).toBe(400);
    for (const attribute of ['id', 'number', 'creationDate', 'lastUpdate', 'statusChange']) {
      expect((await patch(id, { [attribute]: 'x' })).status).toBe(400);
    }
    const other = await patch(id, [], { type: 'application/json-patch+json' });
    expect(other.status).toBe(415);
    expect((await patch(newId(), { name: 'x' })).status).toBe(404);
  });

  it('that changes nothing leaves version and events alone', async () => {
    const { id } = await door.open({ name: 'Same' });
    const said = await door.said(id);
    expect((await patch(id, { name: 'Same' })).headers.get('etag')).toBe('"1"');
    expect(await door.said(id)).toEqual(said);
  });

  it('moves along the state machine and writes its history', async () => {
    const { id } = await door.open();
    const { body } = await move(
      id,
      'inProgress',
      'pending',
      'inProgress',
      'resolved',
      'inProgress',
      'resolved',
      'closed',
    );
    expect(body).toMatchObject({ status: 'closed', resolutionDate: START.toISOString() });
    expect(
      (body['statusChange'] as Json[]).map(({ status, changeReason }) => [status, changeReason]),
    ).toEqual([
      ['acknowledged', undefined],
      ...['inProgress', 'pending', 'inProgress', 'resolved', 'inProgress', 'resolved', 'closed'].map(
        (status) => [status, `now ${status}`],
      ),
    ]);
  });

  it.each([
    [[], 'resolved', 'inProgress or rejected or cancelled'],
    [['inProgress'], 'closed', 'held or pending or resolved or cancelled'],
    [['inProgress', 'held'], 'resolved', 'inProgress'],
    [['inProgress', 'resolved', 'closed'], 'inProgress', 'stays as it is for ever'],
    [['rejected'], 'acknowledged', 'stays as it is for ever'],
  ])('after %j refuses %s and names what is allowed', async (way, to, allowed) => {
    const { id } = await door.open();
    await move(id, ...way);
    const { status, body } = await move(id, to);
    expect([status, body['code']]).toEqual([409, 'ticket.illegal-move']);
    expect(String(body['reason']) + String(body['message'])).toContain(allowed);
  });

  it('takes the resolution date back when work goes on', async () => {
    const { id } = await door.open();
    expect((await move(id, 'inProgress', 'resolved')).body).toHaveProperty('resolutionDate');
    expect((await move(id, 'inProgress')).body).not.toHaveProperty('resolutionDate');
  });

  it('adds notes to those that are written, and changes none of them', async () => {
    const { id } = await door.open({ note: [{ text: 'first' }] });
    const { body } = await patch(id, { note: [{ text: 'second', '@type': 'Answer' }] });
    const notes = body['note'] as Json[];
    expect(notes.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(notes[1]).toMatchObject({
      id: expect.any(String),
      author: expect.any(String),
      date: START.toISOString(),
    });
    expect((await patch(id, { note: notes })).headers.get('etag')).toBe('"2"');
    const changed = await patch(id, { note: [{ ...notes[0], text: 'never said' }] });
    expect([changed.status, changed.body['code']]).toEqual([409, 'ticket.note-written']);
    const last = (await door.said(id)).at(-1)!;
    expect([last.type, last.data['visibility']]).toEqual(['viewline.ticket.note-added.v1', 'public']);
  });

  it('many at once leave a history without gaps', async () => {
    const { id } = await door.open();
    await Promise.all(Array.from({ length: 12 }, (_, i) => patch(id, { note: [{ text: `note ${i}` }] })));
    const said = await door.said(id);
    expect(said.map(({ sequence }) => sequence)).toEqual(said.map((_, index) => index + 1));
    expect(said).toHaveLength(13);
  });
});

describe('parents and children', () => {
  const child = (parentId: string) => ({
    troubleTicketRelationship: [{ id: parentId, relationshipType: 'parent' }],
  });

  it('form no circle, and no tower', async () => {
    const ids: string[] = [(await door.open()).id];
    for (let level = 2; level <= 5; level++) ids.push((await door.open(child(ids.at(-1)!))).id);
    const sixth = await door.call('POST', TICKETS, minimal(child(ids.at(-1)!)));
    expect([sixth.status, sixth.body['code']]).toEqual([409, 'ticket.parent-too-deep']);
    const circle = await patch(ids[0]!, child(ids[2]!));
    expect([circle.status, circle.body['code']]).toEqual([409, 'ticket.parent-cycle']);
    expect((await patch(ids[0]!, child(ids[0]!))).status).toBe(409);
    expect((await door.call('DELETE', `${TICKETS}/${ids[0]}`)).status).toBe(409);
  });

  it('form no circle either when two become each other’s parents at once', async () => {
    const [one, other] = [await door.open(), await door.open()];
    const answers = await Promise.all([patch(one.id, child(other.id)), patch(other.id, child(one.id))]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('are asked about when the parent ends, and go along or stay', async () => {
    const parent = await door.open();
    const [working, done] = [await door.open(child(parent.id)), await door.open(child(parent.id))];
    await move(parent.id, 'inProgress');
    await move(done.id, 'inProgress', 'resolved');
    const asked = await move(parent.id, 'resolved');
    expect([asked.status, asked.body['code']]).toEqual([409, 'ticket.open-children']);
    const desk = `/api/tickets/v1/tickets/${parent.id}`;
    const moved = await door.call('POST', `${desk}/status`, { status: 'resolved', children: 'cascade' });
    expect(moved.status).toBe(200);
    const followed = (await door.call('GET', `${TICKETS}/${working.id}`)).body;
    expect((followed['statusChange'] as Json[]).map(({ status }) => status)).toEqual([
      'acknowledged',
      'inProgress',
      'resolved',
    ]);
    await door.call('POST', `${desk}/status`, { status: 'closed', children: 'cascade' });
    const { body } = await door.call('GET', desk);
    expect((body['children'] as Json[]).map(({ status }) => status)).toEqual(['closed', 'closed']);

    const other = await door.open();
    const left = await door.open(child(other.id));
    const cancelled = await door.call('POST', `/api/tickets/v1/tickets/${other.id}/status`, {
      status: 'cancelled',
      children: 'leave',
    });
    expect(cancelled.status).toBe(200);
    expect((await door.call('GET', `${TICKETS}/${left.id}`)).body['status']).toBe('acknowledged');
  });
});

describe('DELETE /troubleTicket', () => {
  it('takes a ticket off the record', async () => {
    const { id } = await door.open();
    const stale = await door.call('DELETE', `${TICKETS}/${id}`, undefined, {
      headers: { 'if-match': '"9"' },
    });
    expect(stale.status).toBe(412);
    expect((await door.call('DELETE', `${TICKETS}/${id}`, undefined, { role: 'agent' })).status).toBe(403);
    expect((await door.call('DELETE', `${TICKETS}/${id}`)).status).toBe(204);
    expect((await door.call('GET', `${TICKETS}/${id}`)).status).toBe(404);
    expect((await door.said(id)).map(({ type }) => type)).toEqual([
      'viewline.ticket.opened.v1',
      'viewline.ticket.removed.v1',
    ]);
  });
});

itKeepsTo(SPECS, () => door);
