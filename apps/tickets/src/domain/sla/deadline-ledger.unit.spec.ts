import type { TicketStatus } from '@viewline/events';
import type { StatusChange } from '../ticket-document.js';
import { WEEKDAYS, type Calendar } from './calendar.js';
import { deadlineLedger } from './ledger.js';

const always: Calendar = {
  id: 'always',
  version: 1,
  name: 'Always',
  timeZone: 'UTC',
  windows: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '00:00', to: '24:00' }]])),
  holidays: [],
};
const at = (time: string): string => `2026-03-02T${time}:00.000Z`;
const told = (...changes: [TicketStatus, string][]): StatusChange[] =>
  changes.map(([status, time]) => ({ status, changeDate: at(time) }));

describe('a deadline', () => {
  const resolution = (history: StatusChange[], now: string) =>
    deadlineLedger({ kind: 'resolution', calendar: always, targetMinutes: 60, history }, new Date(at(now)));

  it.each<[string, StatusChange[], string, object]>([
    [
      'runs',
      told(['acknowledged', '10:00']),
      '10:20',
      { state: 'running', dueAt: at('11:00'), remainingMinutes: 40 },
    ],
    [
      'is in time to the very moment',
      told(['acknowledged', '10:00']),
      '11:00',
      { state: 'running', dueAt: at('11:00') },
    ],
    ['is missed after it', told(['acknowledged', '10:00']), '11:01', { state: 'missed', dueAt: at('11:00') }],
    [
      'waits from the very moment on',
      told(['acknowledged', '10:00'], ['inProgress', '10:10'], ['pending', '10:20']),
      '10:20',
      { state: 'paused', dueAt: null },
    ],
    [
      'goes on from the very moment on',
      told(['acknowledged', '10:00'], ['inProgress', '10:10'], ['held', '10:20'], ['inProgress', '12:00']),
      '12:00',
      { state: 'running', dueAt: at('12:40') },
    ],
    [
      'waits while the ticket does',
      told(['acknowledged', '10:00'], ['inProgress', '10:10'], ['pending', '10:20']),
      '15:00',
      { state: 'paused', dueAt: null, remainingMinutes: 40 },
    ],
    [
      'goes on where it stopped',
      told(['acknowledged', '10:00'], ['inProgress', '10:10'], ['held', '10:20'], ['inProgress', '12:00']),
      '12:10',
      { state: 'running', dueAt: at('12:40') },
    ],
    [
      'is met by the resolution',
      told(['acknowledged', '10:00'], ['inProgress', '10:10'], ['resolved', '10:50']),
      '20:00',
      { state: 'met', stoppedAt: at('10:50'), spentMinutes: 50 },
    ],
    [
      'is met when it was resolved, not when it was closed',
      told(['acknowledged', '10:00'], ['inProgress', '10:10'], ['resolved', '10:50'], ['closed', '18:00']),
      '20:00',
      { state: 'met', stoppedAt: at('10:50') },
    ],
    [
      'resumes when the resolution is refused',
      told(
        ['acknowledged', '10:00'],
        ['inProgress', '10:10'],
        ['resolved', '10:50'],
        ['inProgress', '14:00'],
      ),
      '14:05',
      { state: 'running', dueAt: at('14:10'), spentMinutes: 55 },
    ],
    [
      'is void when the ticket is cancelled',
      told(['acknowledged', '10:00'], ['cancelled', '10:50']),
      '20:00',
      { state: 'void', dueAt: null },
    ],
    [
      'stays missed by a late resolution',
      told(['acknowledged', '10:00'], ['inProgress', '10:10'], ['resolved', '11:50']),
      '20:00',
      { state: 'missed', dueAt: at('11:00') },
    ],
  ])('%s', (_what, history, now, expected) => expect(resolution(history, now)).toMatchObject(expected));

  it.each<[string, string | undefined, StatusChange[], string, object]>([
    [
      'an answer',
      '10:20',
      told(['acknowledged', '10:00']),
      '15:00',
      { state: 'met', stoppedAt: at('10:20') },
    ],
    ['a late answer', '11:20', told(['acknowledged', '10:00']), '15:00', { state: 'missed' }],
    [
      'a resolution without a word',
      undefined,
      told(['acknowledged', '10:00'], ['inProgress', '10:05'], ['resolved', '10:30']),
      '15:00',
      { state: 'met', stoppedAt: at('10:30') },
    ],
    [
      'a rejection',
      undefined,
      told(['acknowledged', '10:00'], ['rejected', '10:30']),
      '15:00',
      { state: 'void' },
    ],
  ])('for the first response is settled by %s', (_what, answered, history, now, expected) => {
    const answeredAt = answered === undefined ? {} : { answeredAt: new Date(at(answered)) };
    const promised = {
      kind: 'first-response',
      calendar: always,
      targetMinutes: 60,
      history,
      ...answeredAt,
    } as const;
    expect(deadlineLedger(promised, new Date(at(now)))).toMatchObject(expected);
  });

  it('names the reason of each segment', () => {
    const history = [
      { status: 'acknowledged', changeDate: '2026-03-02T08:00:00.000Z' },
      { status: 'inProgress', changeDate: '2026-03-02T10:00:00.000Z' },
      {
        status: 'pending',
        changeDate: '2026-03-02T11:00:00.000Z',
        changeReason: 'asked for the serial number',
      },
      { status: 'inProgress', changeDate: '2026-03-03T09:00:00.000Z' },
    ] as const;
    const desk: Calendar = {
      ...always,
      name: 'Paris',
      timeZone: 'Europe/Paris',
      windows: { monday: [{ from: '10:00', to: '12:30' }] },
      holidays: [{ date: '2026-03-03', name: 'Fête' }],
    };
    const { segments } = deadlineLedger(
      { kind: 'resolution', calendar: desk, targetMinutes: 600, history },
      new Date('2026-03-03T10:00:00Z'),
    );
    expect(segments.map(({ state, reason, minutes }) => [state, reason, minutes])).toEqual([
      ['outside-hours', 'outside the hours of Paris', 60],
      ['running', 'acknowledged within hours', 60],
      ['running', 'inProgress within hours', 60],
      ['paused', 'pending: asked for the serial number', 22 * 60],
      ['outside-hours', 'Fête', 60],
    ]);
  });
});
