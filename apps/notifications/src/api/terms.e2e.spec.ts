import { ManualClock, newId } from '@viewline/kernel';
import { notificationsDoor, type NotificationsDoor } from './notifications-door.suite.js';

let door: NotificationsDoor;
beforeAll(async () => {
  door = await notificationsDoor({ clock: new ManualClock(new Date('2026-04-01T09:00:00Z')) });
});
afterAll(() => door.close());

describe('an acceptance of new terms', () => {
  const path = (id: string) => `/api/notifications/v1/subscribers/${id}/acceptances`;
  const terms = {
    document: 'price-list',
    version: '2026-05',
    origin: 'app',
    evidence: 'screen 7 of the app',
  };

  it('is told to everybody once, however often it is said, and listed', async () => {
    const subscriber = await door.subscriber([]);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => door.call('POST', path(subscriber), terms, { role: 'integrator' })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 200, 200, 200, 200, 200, 200, 201,
    ]);
    expect(new Set(answers.map(({ body }) => body['acceptanceId'])).size).toBe(1);
    const events = door.events.filter(
      ({ type, partitionkey }) => type.includes('terms') && partitionkey === subscriber,
    );
    expect(events).toMatchObject([
      { type: 'viewline.terms.accepted.v1', data: { ...terms, subscriberId: subscriber } },
    ]);
    const { body } = await door.call('GET', path(subscriber), undefined, { role: 'agent' });
    expect(body['items']).toMatchObject([{ document: 'price-list', version: '2026-05' }]);
  });

  it('stays with whom it was said by when a merge is undone', async () => {
    const [one, other] = [await door.subscriber([]), await door.subscriber([])];
    await door.call('POST', path(one), { ...terms, acceptedAt: '2026-03-01T10:00:00+03:00' });
    await door.merge(other, one);
    expect((await door.call('GET', path(other))).body['items']).toMatchObject([
      { subscriberId: one, acceptedAt: '2026-03-01T07:00:00.000Z' },
    ]);
    await door.unmerge(other, one);
    expect((await door.call('GET', path(other))).body['items']).toEqual([]);
  });

  it.each<[unknown, string]>([
    [{}, 'request.invalid'],
    [{ ...terms, document: '' }, 'request.invalid'],
    [{ ...terms, version: 7 }, 'request.invalid'],
    [{ ...terms, evidence: 'x'.repeat(2_001) }, 'request.invalid'],
    [{ ...terms, acceptedAt: 'yesterday' }, 'request.invalid'],
    [{ ...terms, acceptedAt: '2026-04-01T00:00:00' }, 'request.invalid'],
    [{ ...terms, acceptedAt: '2126-04-01T00:00:00Z' }, 'terms.accepted-later'],
    [{ ...terms, admin: true }, 'request.invalid'],
  ])('is refused for %j', async (body, code) => {
    const answer = await door.call('POST', path(newId()), body);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    expect((await door.call('POST', path('nobody'), terms)).status).toBe(400);
    expect((await door.call('POST', path(newId()), terms, { role: 'none' })).status).toBe(401);
  });
});
