import fc from 'fast-check';
import { DateTime } from 'luxon';
import { DEADLINE_RULES, DeadlineRules, dueAfter } from './deadline-rules.js';

const TEXT = 'default:2/30/30@UTC, SA:1/10/15@Asia/Riyadh,us-ny:5/60/45@America/New_York';

describe('deadlines by jurisdiction', () => {
  const rules = new DeadlineRules(TEXT);

  it('are read from one line', () => {
    expect(TEXT).toMatch(DEADLINE_RULES);
    expect(rules.named('SA')).toEqual({
      jurisdiction: 'SA',
      acknowledge: 1,
      decide: 10,
      appeal: 15,
      zone: 'Asia/Riyadh',
    });
    expect(rules.named('us-ny').zone).toBe('America/New_York');
  });

  it('are the default’s for a region without rules of its own', () => {
    expect(rules.forRegion('FR').jurisdiction).toBe('default');
    expect(rules.forRegion(undefined).jurisdiction).toBe('default');
    expect(rules.forRegion('SA').jurisdiction).toBe('SA');
    expect(() => rules.named('FR')).toThrow(
      expect.objectContaining({ code: 'dispute.unknown-jurisdiction' }),
    );
  });

  it.each(['SA:1/10/15@Asia/Riyadh', 'default:1/2/3@Mars/Base', 'default:1/2/3@'])(
    'are refused as %j',
    (text) => {
      expect(() => new DeadlineRules(text)).toThrow('no deadlines');
    },
  );

  it.each(['', 'default', 'default:1/2@UTC', 'default:1/2/x@UTC', 'default:1/2/3@UTC,', "d'; --:1/2/3@UTC"])(
    'are not written as %j',
    (text) => {
      expect(text).not.toMatch(DEADLINE_RULES);
    },
  );
});

describe('a deadline', () => {
  const zone = fc.constantFrom('UTC', 'Asia/Riyadh', 'America/New_York', 'Europe/Paris', 'Pacific/Apia');
  const instant = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2035-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  it('is the last moment of the day that many days on the calendar later, also across daylight saving', () => {
    fc.assert(
      fc.property(instant, fc.nat(400), zone, (from, days, at) => {
        const due = DateTime.fromJSDate(dueAfter(from, days, at), { zone: at });
        // Counted one day after the other on a calendar without clocks.
        const calendar = new Date(`${DateTime.fromJSDate(from, { zone: at }).toISODate()}T00:00:00Z`);
        calendar.setUTCDate(calendar.getUTCDate() + days);
        expect(due.toISODate()).toBe(calendar.toISOString().slice(0, 10));
        expect(due.plus({ milliseconds: 1 }).toISODate()).not.toBe(due.toISODate());
      }),
    );
  });
});
