import { dayFrom, dayText, PersonCalendar } from './person-calendar.js';

describe('the calendar of a person', () => {
  it('has the day of their own wall, not ours', () => {
    const late = new Date('2026-11-23T22:30:00Z');
    expect(dayText(new PersonCalendar('Asia/Riyadh', undefined).dayOf(late))).toBe('2026-11-24');
    expect(dayText(new PersonCalendar('America/New_York', undefined).dayOf(late))).toBe('2026-11-23');
    expect(dayFrom('2026-11-23')).toBe(new PersonCalendar('UTC', undefined).dayOf(late));
  });

  it('offers this moment, then one of each day, never in quiet hours', () => {
    const calendar = new PersonCalendar('Europe/Paris', { start: '21:00', end: '10:00' });
    const slots = [...calendar.slots(new Date('2026-10-23T20:00:00Z'), '09:00', 3)];
    expect(slots.map(({ at, day }) => [at.toISOString(), dayText(day)])).toEqual([
      ['2026-10-24T08:00:00.000Z', '2026-10-24'],
      // The clock was put back in this night.
      ['2026-10-25T09:00:00.000Z', '2026-10-25'],
      ['2026-10-26T09:00:00.000Z', '2026-10-26'],
    ]);
  });

  it.each([
    ['2026-11-23T14:59:00Z', false, '2026-11-23T15:00:00Z'],
    ['2026-11-23T15:00:00Z', false, '2026-11-24T15:00:00Z'],
    ['2026-11-23T14:59:00Z', true, '2026-11-23T15:00:00Z'],
    ['2026-11-23T15:00:00Z', true, '2026-11-30T15:00:00Z'],
    ['2026-11-29T20:00:00Z', true, '2026-11-30T15:00:00Z'],
  ])('after %s has its next time, on a Monday %s, at %s', (after, weekly, next) => {
    const calendar = new PersonCalendar('Asia/Riyadh', undefined);
    expect(calendar.next(new Date(after), '18:00', weekly)).toEqual(new Date(next));
  });
});
