import {
  InteractionRecorded,
  SubscriberRegistered,
  TICKET_DEADLINE_KINDS,
  TicketNoteAdded,
  TicketStatusChanged,
  type TicketDeadlineKind,
  type TicketStatus,
} from '@viewline/events';
import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import { MISSED_DEADLINES } from '../commands/miss-deadlines/miss-deadlines.use-case.js';
import type { Calendar } from '../domain/sla/calendar.js';
import { deadlineLedger } from '../domain/sla/ledger.js';
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

const HOUR = 60 * 60 * 1000;
const at = (time: string) => door.clock.set(new Date(`2026-03-0${time}:00.000Z`));
const move = (id: string, status: string, reason?: string) =>
  door.call('POST', `${DESK}/tickets/${id}/status`, { status, reason });
const deadlines = async (id: string) => {
  const { body } = await door.call('GET', `${DESK}/tickets/${id}/deadlines`, undefined, { role: 'agent' });
  const all = body['deadlines'] as Json[];
  return (kind: TicketDeadlineKind) => all.find((one) => one['kind'] === kind)!;
};
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

describe('service levels', () => {
  it('hold as written from then on, by severity and by the customer’s tier', async () => {
    const written = await door.call('PUT', `${DESK}/sla/calendars/riyadh`, RIYADH);
    expect([written.status, written.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await door.call('PUT', `${DESK}/sla/calendars/riyadh`, RIYADH)).headers.get('etag')).toBe('"1"');
    const target = { kind: 'resolution', segment: 'VIP', calendarId: 'riyadh', minutes: 240 };
    expect((await door.call('POST', `${DESK}/sla/targets`, target)).status).toBe(200);
    expect((await door.call('POST', `${DESK}/sla/targets`, { ...target, minutes: 300 })).status).toBe(200);
    const { body } = await door.call('GET', `${DESK}/sla/targets`);
    expect((body['items'] as Json[]).filter(({ segment }) => segment === 'VIP')).toMatchObject([
      { minutes: 300 },
    ]);

    const subscriberId = newId();
    await door.publish(
      SubscriberRegistered.create(
        { subscriberId, name: 'ليلى', status: 'active', segment: 'vip', identities: [] },
        { time: START, sequence: 1 },
      ),
    );
    const known = async () =>
      (
        await door.call('POST', TICKETS, {
          description: 'x',
          severity: 'Minor',
          ticketType: 'Other',
          relatedParty: [customer(subscriberId)],
        })
      ).body;
    // Opened at 13:00 by Riyadh's clocks: five hours from 16:00 on, which is 13:00 UTC.
    await eventually(async () =>
      expect((await known())['expectedResolutionDate']).toBe('2026-03-02T18:00:00.000Z'),
    );
  });

  it('explain themselves: the ledger is derived again and says what is stored', async () => {
    const { id } = await door.open({ severity: 'Critical' });
    at('2T11:00');
    await move(id, 'inProgress');
    at('2T11:30');
    await move(id, 'pending', 'asked for the serial number');
    const paused = await deadlines(id);
    expect(paused('resolution')).toMatchObject({ state: 'paused', dueAt: null, remainingMinutes: 150 });
    at('2T20:30');
    await move(id, 'inProgress');
    at('2T20:40');
    const running = await deadlines(id);
    expect(running('resolution')).toMatchObject({
      state: 'running',
      dueAt: '2026-03-02T23:00:00.000Z',
      targetMinutes: 240,
      severityLevel: 'critical',
      spentMinutes: 100,
      calendar: { id: 'always', version: 1, timeZone: 'UTC' },
      segments: [
        {
          from: '2026-03-02T10:00:00.000Z',
          state: 'running',
          minutes: 60,
          reason: 'acknowledged within hours',
        },
        { state: 'running', minutes: 30 },
        { state: 'paused', minutes: 540, reason: 'pending: asked for the serial number' },
        { to: '2026-03-02T20:40:00.000Z', state: 'running', minutes: 10 },
      ],
    });
    const { body } = await door.call('GET', `${DESK}/tickets/${id}`);
    const stored = (body['deadlines'] as Json[]).find(({ kind }) => kind === 'resolution')!;
    expect(new Date(String(stored['dueAt'])).toISOString()).toBe(running('resolution')['dueAt']);
    expect((body['ticket'] as Json)['expectedResolutionDate']).toBe(running('resolution')['dueAt']);
  });

  it('follow from the events alone', async () => {
    const { id } = await door.open({ severity: 'Critical' });
    at('2T10:05');
    await door.call('POST', `${DESK}/tickets/${id}/notes`, { text: 'vu' });
    await move(id, 'inProgress');
    at('2T11:30');
    await move(id, 'held', 'waits for the box');
    at('2T20:30');
    await move(id, 'inProgress');
    at('2T20:40');
    const said = await door.said(id);
    const first = { status: 'acknowledged' as TicketStatus, changeDate: said[0]!.time };
    const moves = said.flatMap(({ type, time, data: { toStatus, reason } }) =>
      type === TicketStatusChanged.type
        ? [
            {
              status: toStatus as TicketStatus,
              changeDate: time,
              ...(typeof reason === 'string' && { changeReason: reason }),
            },
          ]
        : [],
    );
    const answered = said.find(({ type }) => type === TicketNoteAdded.type)!.time;
    const calendar = (await door.call('GET', `${DESK}/sla/calendars/always`)).body as unknown as Calendar;
    const shown = await deadlines(id);
    for (const kind of TICKET_DEADLINE_KINDS) {
      const { targetMinutes } = shown(kind);
      const facts = { kind, calendar, targetMinutes: Number(targetMinutes), history: [first, ...moves] };
      const ledger = deadlineLedger({ ...facts, answeredAt: new Date(answered) }, door.clock.now());
      expect(shown(kind)).toMatchObject(JSON.parse(JSON.stringify(ledger)) as Json);
    }
  });

  it('stop for the first response at the first note of a person, and at nobody else’s', async () => {
    const { id } = await door.open({ severity: 'Major', note: [{ text: 'written when it was opened' }] });
    expect((await deadlines(id))('first-response')).toMatchObject({
      state: 'running',
      dueAt: '2026-03-02T11:00:00.000Z',
    });
    at('2T10:40');
    await door.call(
      'POST',
      `${DESK}/tickets/${id}/notes`,
      { text: 'Bonjour', visibility: 'public' },
      { role: 'agent' },
    );
    at('2T13:00');
    await door.sweep(MISSED_DEADLINES);
    expect((await deadlines(id))('first-response')).toMatchObject({
      state: 'met',
      stoppedAt: '2026-03-02T10:40:00.000Z',
    });
  });

  it('stop for the first response at an agent’s answer on a channel that names the ticket', async () => {
    const { id } = await door.open({ severity: 'Major' });
    const interactionId = newId();
    await door.publish(
      InteractionRecorded.create(
        {
          interactionId,
          subscriberId: newId(),
          conversationId: interactionId,
          channel: 'whatsapp',
          provider: 'meta',
          externalId: interactionId,
          direction: 'outbound',
          kind: 'message',
          agent: 'layla',
          reason: 'answer',
          status: 'sent',
          startedAt: new Date(START.getTime() + HOUR / 4).toISOString(),
          details: { ticketId: id },
        },
        { time: START, sequence: 1 },
      ),
    );
    await eventually(async () =>
      expect((await deadlines(id))('first-response')).toMatchObject({
        state: 'met',
        stoppedAt: '2026-03-02T10:15:00.000Z',
      }),
    );
  });

  it('are promised anew from the beginning when the severity changes', async () => {
    const { id } = await door.open({ severity: 'Moderate' });
    at('2T11:00');
    await door.call('PATCH', `${TICKETS}/${id}`, { severity: 'Critical' });
    expect((await deadlines(id))('resolution')).toMatchObject({
      dueAt: '2026-03-02T14:00:00.000Z',
      targetMinutes: 240,
    });
  });

  it('stand on the calendar they were promised on, whatever becomes of it', async () => {
    const target = { kind: 'resolution', severityLevel: 'minor', calendarId: 'riyadh', minutes: 60 };
    const made = await door.call('POST', `${DESK}/sla/targets`, target);
    const { id } = await door.open({ severity: 'Minor' });
    const before = (await deadlines(id))('resolution');
    expect(before['calendar']).toMatchObject({ id: 'riyadh', version: 1 });
    const changed = { ...RIYADH, windows: { friday: [{ from: '00:00', to: '24:00' }] } };
    const stale = await door.call('PUT', `${DESK}/sla/calendars/riyadh`, changed, {
      headers: { 'if-match': '"7"' },
    });
    expect(stale.status).toBe(412);
    const written = await door.call('PUT', `${DESK}/sla/calendars/riyadh`, changed, {
      headers: { 'if-match': '"1"' },
    });
    expect(written.headers.get('etag')).toBe('"2"');
    expect((await deadlines(id))('resolution')['dueAt']).toBe(before['dueAt']);
    const later = await door.open({ severity: 'Minor' });
    expect((await deadlines(later.id))('resolution')).toMatchObject({
      calendar: { version: 2 },
      dueAt: '2026-03-05T22:00:00.000Z',
    });
    const path = `${DESK}/sla/targets/${String(made.body['id'])}`;
    expect((await door.call('DELETE', path)).status).toBe(204);
    expect((await door.call('DELETE', path)).status).toBe(404);
  });
});
