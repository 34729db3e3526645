import fc from 'fast-check';
import { announcementRequest } from './announcement-request.js';
import { ANNOUNCEMENT_MOVES, ANNOUNCEMENT_STATUSES, type AnnouncementDocument } from './announcement.js';
import { dueAt } from './due-times.js';

const document: AnnouncementDocument = {
  title: 'Maintenance',
  audience: {},
  purpose: 'service',
  severity: 4,
  texts: {
    en: { title: 'E', text: 'e' },
    ar: { title: 'A', text: 'a' },
    'zh-Hant': { title: 'Z', text: 'z' },
  },
};

it('an announcement that was cancelled stays so, and a draft is never finished at once', () => {
  expect(ANNOUNCEMENT_MOVES.cancelled).toEqual([]);
  expect(ANNOUNCEMENT_MOVES.draft).not.toContain('finished');
  for (const status of ANNOUNCEMENT_STATUSES) expect(ANNOUNCEMENT_MOVES[status]).not.toContain('draft');
});

describe('the message to one of the audience', () => {
  it.each([
    ['ar-SA', 'A'],
    ['zh-Hant-TW', 'Z'],
    ['zh-Hans', 'E'],
    ['fr', 'E'],
    [null, 'E'],
    ['../etc', 'E'],
    ['constructor', 'E'],
  ])('in %s is titled %s', (language, title) => {
    const { say, idempotencyKey } = announcementRequest('1', document, { subscriberId: '2', language }, 'en');
    expect(say.template?.slots['title']).toBe(title);
    expect(idempotencyKey).toBe('announcement:1:2');
  });
});

describe('the moment on everybody’s own clock', () => {
  const now = new Date('2026-04-01T00:00:00Z');

  it.each([
    ['Asia/Riyadh', '2026-04-02T07:00:00.000Z'],
    ['America/New_York', '2026-04-02T14:00:00.000Z'],
    ['Asia/Kathmandu', '2026-04-02T04:15:00.000Z'],
  ])('in %s is %s', (zone, moment) => {
    expect(dueAt({ localTime: '2026-04-02T10:00' }, zone, now).toISOString()).toBe(moment);
  });

  it('is a moment also where clocks skip that hour', () => {
    const moment = dueAt({ localTime: '2026-03-29T02:30' }, 'Europe/Paris', now);
    expect(moment.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is now without a schedule, and one moment for all with one', () => {
    expect(dueAt({}, 'Asia/Riyadh', now)).toEqual(now);
    fc.assert(
      fc.property(fc.constantFrom('UTC', 'Asia/Riyadh', 'Pacific/Apia'), (zone) => {
        expect(dueAt({ at: '2026-04-02T10:00:00+03:00' }, zone, now).toISOString()).toBe(
          '2026-04-02T07:00:00.000Z',
        );
      }),
    );
  });
});
