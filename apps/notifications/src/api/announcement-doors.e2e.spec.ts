import { ManualClock, newId } from '@viewline/kernel';
import {
  announcement,
  ANNOUNCEMENTS,
  announcementDoor,
  texts,
  type AnnouncementDoor,
} from './announcement-door.suite.js';

const clock = new ManualClock(new Date('2026-04-01T12:00:00Z'));
let door: AnnouncementDoor;
beforeAll(async () => (door = await announcementDoor(clock)));
afterAll(() => door.close());

describe('the doors of announcements', () => {
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['no text in the house’s language', announcement({}, { texts: { ar: texts.ar } })],
    ['a text without title', announcement({}, { texts: { en: { text: 'x' } } })],
    ['an empty text', announcement({}, { texts: { en: { title: ' ', text: 'x' } } })],
    ['a language that is none', announcement({}, { texts: { ...texts, 'x y': texts.en } })],
    ['texts and a template', announcement({}, { template: { name: 'announcement', slots: {} } })],
    ['an unknown purpose', announcement({}, { purpose: 'spam' })],
    ['a severity out of range', announcement({}, { severity: 0 })],
    ['an unknown channel', announcement({}, { channels: ['pigeon'] })],
    ['no channel', announcement({}, { channels: [] })],
    ['an unknown filter', announcement({ hairColour: ['red'] })],
    ['an empty filter', announcement({ regions: [] })],
    ['a filter that is no list', announcement({ regions: 'Riyadh' })],
    ['a time without offset', announcement({ expiresFrom: '2026-04-01T00:00:00' })],
    [
      'a window that ends before it begins',
      announcement({ expiresFrom: '2026-04-02T00:00:00Z', expiresTo: '2026-04-01T00:00:00Z' }),
    ],
    [
      'two schedules',
      announcement({}, { schedule: { at: '2026-04-01T00:00:00Z', localTime: '2026-04-01T10:00' } }),
    ],
    ['a local time that is none', announcement({}, { schedule: { localTime: '2026-02-30T10:00' } })],
    ['a link that is no page', announcement({}, { link: 'javascript:alert(1)' })],
    ['a prototype', '{"__proto__":{"x":1},"title":"x"}'],
    ['NUL in a text', announcement({}, { title: 'a\0b' })],
    ['a list', []],
    ['broken JSON', '{"title":'],
  ])('refuse %s', async (_what, body) => {
    const answer = await door.call('POST', ANNOUNCEMENTS, body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it('refuse what is too large, whoever may not, and what is not there', async () => {
    const huge = announcement({}, { texts: { en: { title: 'x', text: 'x'.repeat(1_100_000) } } });
    expect((await door.call('POST', ANNOUNCEMENTS, huge)).status).toBe(413);
    for (const role of ['agent', 'integrator'] as const) {
      expect((await door.call('POST', ANNOUNCEMENTS, announcement({}), { role })).status).toBe(403);
      expect((await door.call('POST', `${ANNOUNCEMENTS}/${newId()}/publish`, {}, { role })).status).toBe(403);
    }
    expect((await door.call('POST', ANNOUNCEMENTS, announcement({}), { role: 'none' })).status).toBe(401);
    for (const id of [newId(), 'nobody', "'%20OR%201=1"]) {
      expect((await door.call('GET', `${ANNOUNCEMENTS}/${id}`)).status).toBe(404);
      expect((await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {})).status).toBe(404);
      expect((await door.call('POST', `${ANNOUNCEMENTS}/${id}/cancel`)).status).toBe(404);
    }
  });

  it('make one draft of a request that is repeated, let it be edited, and not under somebody’s hands', async () => {
    const headers = { 'idempotency-key': newId() };
    const document = announcement({ regions: [newId()] });
    const [first, again] = await Promise.all([
      door.call('POST', ANNOUNCEMENTS, document, { headers }),
      door.call('POST', ANNOUNCEMENTS, document, { headers }),
    ]);
    expect(again.body['id']).toBe(first.body['id']);
    const path = `${ANNOUNCEMENTS}/${String(first.body['id'])}`;
    const put = (etag: string) =>
      door.call('PUT', path, { ...document, title: 'New' }, { headers: { 'if-match': etag } });
    expect((await put('"1"')).body).toMatchObject({ version: 2, document: { title: 'New' } });
    expect((await put('"1"')).status).toBe(412);
    await door.call('POST', `${path}/publish`, {});
    expect((await door.call('PUT', path, document)).status).toBe(409);
    const { body } = await door.call('GET', `${ANNOUNCEMENTS}?limit=1`);
    expect(body['items']).toHaveLength(1);
    expect((await door.call('GET', `${ANNOUNCEMENTS}?limit=0`)).status).toBe(400);
  });
});
