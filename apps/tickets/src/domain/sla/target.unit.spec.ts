import { assertCalendar } from './calendar.js';
import { targetFor, type SlaTarget } from './target.js';

const target = (id: string, more: Partial<SlaTarget> = {}): SlaTarget => ({
  id,
  kind: 'resolution',
  calendarId: 'always',
  minutes: 1,
  ...more,
});
const TARGETS = [
  target('any'),
  target('major', { severityLevel: 'major' }),
  target('vip', { segment: 'VIP' }),
  target('major vip', { severityLevel: 'major', segment: 'vip' }),
  target('other kind', { kind: 'first-response', severityLevel: 'major', segment: 'vip' }),
];

describe('the target of a ticket', () => {
  it.each([
    ['major', 'vip', 'major vip'],
    ['major', ' Vip ', 'major vip'],
    ['minor', 'vip', 'vip'],
    ['major', 'basic', 'major'],
    ['minor', undefined, 'any'],
  ] as const)('of severity %s and tier %s is the narrowest: %s', (severity, tier, id) => {
    for (const targets of [TARGETS, TARGETS.toReversed()]) {
      expect(targetFor(targets, 'resolution', severity, tier)?.id).toBe(id);
    }
  });

  it('is none where nothing was promised', () => {
    expect(targetFor(TARGETS, 'first-response', 'minor', 'vip')).toBeUndefined();
  });
});

it('a calendar may be open until midnight and have windows that touch', () => {
  const windows = {
    monday: [
      { from: '00:00', to: '12:00' },
      { from: '12:00', to: '24:00' },
    ],
  };
  expect(() => assertCalendar({ name: 'x', timeZone: 'Asia/Riyadh', windows, holidays: [] })).not.toThrow();
});
