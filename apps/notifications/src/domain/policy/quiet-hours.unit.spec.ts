import fc from 'fast-check';
import { DateTime } from 'luxon';
import { endOfQuiet, isQuiet } from './quiet-hours.js';

const MINUTE = 60_000;
const ZONES = [
  'UTC',
  'Asia/Riyadh',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const hours = fc.record({ start: time, end: time }).filter(({ start, end }) => start !== end);
/** Any moment of two years, many of them in the night of a change of the clock. */
const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'];
const moment = fc.oneof(
  fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -1440, max: 2880 }))
    .map(([day, minutes]) => new Date(Date.parse(day) + minutes * MINUTE)),
);

/** The rule itself, on the text of the wall clock. */
function wallSaysQuiet(at: Date, zone: string, { start, end }: { start: string; end: string }): boolean {
  const wall = DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
  return start < end ? wall >= start && wall < end : wall >= start || wall < end;
}

const nextMinute = (at: Date): Date => new Date((Math.floor(at.getTime() / MINUTE) + 1) * MINUTE);

describe('quiet hours', () => {
  it('end, in every zone and over every change of the clock, where a walk by minutes finds their end', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), hours, (at, zone, quiet) => {
        let walked = at;
        while (wallSaysQuiet(walked, zone, quiet)) walked = nextMinute(walked);
        expect(endOfQuiet(at, zone, quiet).toISOString()).toBe(walked.toISOString());
      }),
      { numRuns: 400 },
    );
  });

  it('are over when spring leaves out the only minutes that are not', () => {
    const nearlyAlways = { start: '03:01', end: '02:02' };
    const jump = new Date('2026-03-29T01:00:00Z');
    expect(endOfQuiet(new Date('2026-03-29T00:00:00Z'), 'Europe/Paris', nearlyAlways)).toEqual(jump);
  });

  it.each([
    ['an ordinary night', '2026-11-23T21:30:00Z', 'Europe/Paris', '2026-11-24T07:00:00Z'],
    ['the short night of spring', '2026-03-28T22:00:00Z', 'Europe/Paris', '2026-03-29T06:00:00Z'],
    ['the long night of autumn', '2026-10-24T22:00:00Z', 'Europe/Paris', '2026-10-25T07:00:00Z'],
    ['Riyadh, which never changes its clocks', '2026-03-28T22:00:00Z', 'Asia/Riyadh', '2026-03-29T05:00:00Z'],
  ])('end at eight by the clock on the wall after %s', (_name, at, zone, end) => {
    expect(endOfQuiet(new Date(at), zone, { start: '22:00', end: '08:00' })).toEqual(new Date(end));
  });

  it('that end within the hour that spring leaves out are over when the clock jumps', () => {
    const at = new Date('2026-03-29T00:30:00Z');
    expect(endOfQuiet(at, 'Europe/Paris', { start: '01:00', end: '02:30' })).toEqual(
      new Date('2026-03-29T01:00:00Z'),
    );
  });

  it('include their first minute and not their last', () => {
    const quiet = { start: '22:00', end: '08:00' };
    expect(isQuiet(new Date('2026-01-01T22:00:00Z'), 'UTC', quiet)).toBe(true);
    expect(isQuiet(new Date('2026-01-01T21:59:59Z'), 'UTC', quiet)).toBe(false);
    expect(isQuiet(new Date('2026-01-01T08:00:00Z'), 'UTC', quiet)).toBe(false);
    expect(isQuiet(new Date('2026-01-01T07:59:59Z'), 'UTC', quiet)).toBe(true);
  });
});
