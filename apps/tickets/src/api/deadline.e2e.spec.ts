import type { TicketDeadlineKind } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { MISSED_DEADLINES } from '../commands/miss-deadlines/miss-deadlines.use-case.js';
import { DESK, START, ticketsDoor, type Json, type TicketsDoor } from './tickets-door.suite.js';

let door: TicketsDoor;
beforeAll(async () => (door = await ticketsDoor()));
afterAll(() => door.close());
beforeEach(() => door.clock.set(START));

const at = (time: string) => door.clock.set(new Date(`2026-03-0${time}:00.000Z`));
const move = (id: string, status: string, reason?: string) =>
  door.call('POST', `${DESK}/tickets/${id}/status`, { status, reason });
const deadlines = async (id: string) => {
  const { body } = await door.call('GET', `${DESK}/tickets/${id}/deadlines`, undefined, { role: 'agent' });
  const all = body['deadlines'] as Json[];
  return (kind: TicketDeadlineKind) => all.find((one) => one['kind'] === kind)!;
};
const typesOf = async (id: string) =>
  (await door.said(id)).map(({ type }) => type.replace('viewline.ticket.', '').replace('.v1', ''));

describe('a deadline that passes', () => {
  it('is said to be missed once, and escalates once, however many look at once', async () => {
    const { id } = await door.open({ severity: 'Critical', priority: '3' });
    at('2T15:00');
    await Promise.all(Array.from({ length: 4 }, () => door.sweep(MISSED_DEADLINES)));
    await door.sweep(MISSED_DEADLINES);
    expect(await typesOf(id)).toEqual([
      'opened',
      'deadline-missed',
      'escalated',
      'deadline-missed',
      'escalated',
      'updated',
    ]);
    const said = await door.said(id);
    expect(said.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(said[1]!.data).toMatchObject({
      kind: 'first-response',
      dueAt: '2026-03-02T10:15:00.000Z',
      targetMinutes: 15,
    });
    expect(said[4]!.data).toMatchObject({
      level: 2,
      cause: 'deadline-missed',
      deadlineKind: 'resolution',
      queue: 'supervisors',
      toPriority: '1',
    });
    const { body } = await door.call('GET', `${DESK}/escalations?limit=200`);
    expect((body['items'] as Json[]).find((one) => one['id'] === id)).toMatchObject({
      id,
      escalationLevel: 2,
      escalationQueue: 'supervisors',
      priority: '1',
    });
    expect((await deadlines(id))('resolution')).toMatchObject({
      state: 'missed',
      dueAt: '2026-03-02T14:00:00.000Z',
      missedAt: '2026-03-02T15:00:00.000Z',
    });
  });

  it('is found by whoever writes the ticket first, and is not escalated once it is resolved', async () => {
    const { id } = await door.open({ severity: 'Critical' });
    at('2T10:10');
    await door.call('POST', `${DESK}/tickets/${id}/notes`, { text: 'on it' });
    await move(id, 'inProgress');
    at('2T15:00');
    await move(id, 'resolved');
    await door.sweep(MISSED_DEADLINES);
    expect(await typesOf(id)).toEqual([
      'opened',
      'note-added',
      'status-changed',
      'status-changed',
      'deadline-missed',
    ]);
  });

  it('does not pass while the ticket waits, and resumes when a resolution is refused', async () => {
    const { id } = await door.open({ severity: 'Critical' });
    at('2T10:10');
    await door.call('POST', `${DESK}/tickets/${id}/notes`, { text: 'on it' });
    await move(id, 'inProgress');
    await move(id, 'held');
    at('4T10:10');
    await door.sweep(MISSED_DEADLINES);
    await move(id, 'inProgress');
    at('4T11:10');
    await move(id, 'resolved');
    at('5T10:00');
    await door.sweep(MISSED_DEADLINES);
    await move(id, 'inProgress', 'it came back');
    expect((await deadlines(id))('resolution')).toMatchObject({
      state: 'running',
      dueAt: '2026-03-05T12:50:00.000Z',
    });
    expect(await typesOf(id)).not.toContain('deadline-missed');
    at('5T12:51');
    await door.sweep(MISSED_DEADLINES);
    expect((await typesOf(id)).filter((type) => type === 'deadline-missed')).toHaveLength(1);
  });

  it('can be anticipated: who asks for it gets an escalation, until the ticket is final', async () => {
    const { id } = await door.open();
    const escalate = (body: unknown) =>
      door.call('POST', `${DESK}/tickets/${id}/escalations`, body, { role: 'agent' });
    expect(await escalate({ reason: 'العميل غاضب' })).toMatchObject({
      status: 201,
      body: { escalationLevel: 1, escalationQueue: 'supervisors', priority: 'High' },
    });
    await move(id, 'cancelled');
    expect((await escalate({ reason: 'again' })).status).toBe(409);
    expect((await escalate({})).status).toBe(400);
    expect((await door.call('GET', `${DESK}/escalations`, undefined, { role: 'agent' })).status).toBe(403);
  });
});

const RIYADH = {
  name: 'Riyadh desk',
  timeZone: 'Asia/Riyadh',
  windows: Object.fromEntries(
    ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'].map((day) => [
      day,
      [
        { from: '09:00', to: '12:00' },
        { from: '16:00', to: '21:00' },
      ],
    ]),
  ),
  holidays: [{ date: '2026-03-04', name: 'يوم عطلة' }],
};

describe('the doors of service levels', () => {
  const window = (from: unknown, to: unknown) => ({ ...RIYADH, windows: { monday: [{ from, to }] } });

  it.each<[string, unknown, number]>([
    ['nothing', undefined, 400],
    ['an empty object', {}, 400],
    ['no day open', { ...RIYADH, windows: {} }, 400],
    ['a zone that is none', { ...RIYADH, timeZone: 'Mars/Olympus' }, 400],
    ['a day that is none', { ...RIYADH, windows: { someday: [] } }, 400],
    ['a time that is none', window('9', '25:00'), 400],
    ['a window that ends before it begins', window('12:00', '09:00'), 400],
    ['numbers for times', window(9, 12), 400],
    [
      'windows that overlap',
      {
        ...RIYADH,
        windows: {
          monday: [
            { from: '09:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
        },
      },
      400,
    ],
    ['a holiday that is no date', { ...RIYADH, holidays: [{ date: '2026-02-31', name: 'x' }] }, 400],
    [
      'too many holidays',
      { ...RIYADH, holidays: Array.from({ length: 1001 }, () => ({ date: '2026-01-01', name: 'x' })) },
      400,
    ],
    ['an unknown field', { ...RIYADH, colour: 'red' }, 400],
    ['more than a mebibyte', { ...RIYADH, name: 'x'.repeat(1_100_000) }, 413],
    ['broken JSON', '{"name":', 400],
  ])('refuse a calendar with %s', async (_what, body, status) =>
    expect((await door.call('PUT', `${DESK}/sla/calendars/bad`, body)).status).toBe(status),
  );

  it.each<[string, unknown]>([
    ['no kind', { calendarId: 'always', minutes: 5 }],
    ['no minutes', { kind: 'resolution', calendarId: 'always', minutes: 0 }],
    ['half a minute', { kind: 'resolution', calendarId: 'always', minutes: 0.5 }],
    ['a calendar that is none', { kind: 'resolution', calendarId: 'nowhere', minutes: 5 }],
    [
      'a severity that is none',
      { kind: 'resolution', calendarId: 'always', minutes: 5, severityLevel: 'bad' },
    ],
    ['SQL', { kind: 'resolution', calendarId: "'; DROP TABLE ticket; --", minutes: 5 }],
  ])('refuse a target with %s', async (_what, body) =>
    expect((await door.call('POST', `${DESK}/sla/targets`, body)).status).toBe(400),
  );

  it('are for supervisors, and know what is not there', async () => {
    const agent = { role: 'agent' } as const;
    expect((await door.call('PUT', `${DESK}/sla/calendars/mine`, RIYADH, agent)).status).toBe(403);
    expect((await door.call('GET', `${DESK}/sla/calendars`, undefined, agent)).status).toBe(200);
    expect((await door.call('GET', `${DESK}/sla/calendars/nowhere`)).status).toBe(404);
    expect((await door.call('PUT', `${DESK}/sla/calendars/Not%20One`, RIYADH)).status).toBe(400);
    expect((await door.call('GET', `${DESK}/tickets/${newId()}/deadlines`)).status).toBe(404);
    expect((await door.call('GET', `${DESK}/tickets/nobody/deadlines`)).status).toBe(404);
  });
});
