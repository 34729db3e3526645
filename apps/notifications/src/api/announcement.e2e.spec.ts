import { SubscriberUpdated } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { eventually, type Json } from '@viewline/testing';
import { DataSource } from 'typeorm';
import {
  announcement,
  ANNOUNCEMENTS,
  announcementDoor,
  total,
  type AnnouncementDoor,
  type Result,
} from './announcement-door.suite.js';

const clock = new ManualClock(new Date('2026-04-01T12:00:00Z'));
let door: AnnouncementDoor;
beforeAll(async () => (door = await announcementDoor(clock)));
afterAll(() => door.close());

describe('an announcement', () => {
  it('reaches exactly whom its preview counted, or says why not', async () => {
    const region = newId();
    const ids = await door.people(40, region);
    for (const id of ids.slice(0, 7)) await door.forbid(id);
    const id = await door.drafted({ regions: [region] });
    const { status, body: preview } = await door.call('GET', `${ANNOUNCEMENTS}/${id}/preview`);
    expect(status).toBe(200);
    expect(preview).toMatchObject({ audienceSize: 40, examined: 40, sent: 33, deferred: 0 });
    expect(preview['suppressed']).toEqual([{ reason: expect.any(String), count: 7 }]);
    expect(preview['sample']).toHaveLength(20);
    expect(
      await door.app
        .get(DataSource)
        .query('SELECT 1 FROM notification WHERE subscriber_id = ANY($1::uuid[])', [ids]),
    ).toEqual([]);
    const published = await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {
      fingerprint: preview['fingerprint'],
    });
    expect(published.body).toMatchObject({ status: 'running', audienceSize: 40 });
    // Who comes or changes after the publishing is not in the audience, or still is.
    await door.people(5, region);
    await door.publish([
      SubscriberUpdated.create(
        { subscriberId: ids[20]!, name: 'أمل', status: 'active', region: 'elsewhere', identities: [] },
        { time: clock.now(), sequence: 2 },
      ),
    ]);
    await eventually(async () => {
      await door.sweep();
      const { status: now, results } = await door.shown(id);
      expect(now).toBe('finished');
      expect(results).toEqual([
        { status: 'sent', count: 33 },
        { status: 'suppressed', reason: (preview['suppressed'] as Result[])[0]!.reason, count: 7 },
      ]);
    });
    expect(door.events.filter(({ subject }) => subject === id)).toMatchObject([
      {
        type: 'viewline.announcement.published.v1',
        data: { audienceSize: 40, audience: { regions: [region] } },
      },
    ]);
  });

  it('is not published to another audience than the one that was seen', async () => {
    const region = newId();
    await door.people(3, region);
    const id = await door.drafted({ regions: [region] });
    const { body: preview } = await door.call('GET', `${ANNOUNCEMENTS}/${id}/preview`);
    await door.people(1, region);
    const refused = await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {
      fingerprint: preview['fingerprint'],
    });
    expect([refused.status, refused.body['code']]).toEqual([409, 'announcement.audience-changed']);
    expect(await door.shown(id)).toMatchObject({ status: 'draft', results: [] });
    const { body: again } = await door.call('GET', `${ANNOUNCEMENTS}/${id}/preview`);
    const publish = () =>
      door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, { fingerprint: again['fingerprint'] });
    const answers = await Promise.all(Array.from({ length: 5 }, publish));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await eventually(async () => {
      await door.sweep();
      expect(total((await door.shown(id)).results)).toBe(4);
    });
    expect(door.events.filter(({ subject }) => subject === id)).toHaveLength(1);
  });

  it('comes at ten in the morning of everybody’s own clock, in everybody’s own language', async () => {
    clock.set(new Date('2026-04-01T00:00:00Z'));
    const [here, there] = [newId(), newId()];
    const [early] = await door.people(1, here, { language: 'ar' });
    const [late] = await door.people(1, there, { language: 'de' });
    const zones = { [here]: 'Asia/Riyadh', [there]: 'America/New_York' };
    const { body: policy } = await door.call('GET', '/api/notifications/v1/policy', undefined, {
      role: 'operator',
    });
    const settings = { ...(policy['settings'] as Json), timeZoneByRegion: zones };
    const changed = await door.call(
      'PUT',
      '/api/notifications/v1/policy',
      { settings, reason: 'spec' },
      { role: 'operator' },
    );
    expect([changed.status, changed.body['code']]).toEqual([200, undefined]);
    const id = await door.drafted(
      { regions: [here, there] },
      { schedule: { localTime: '2026-04-02T10:00' } },
    );
    await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {});
    const reached = async (moment: string): Promise<boolean[]> => {
      clock.set(new Date(moment));
      await door.sweep();
      return await Promise.all([early!, late!].map(async (one) => (await door.messagesOf(one)).length === 1));
    };
    expect(await reached('2026-04-02T06:59:59Z')).toEqual([false, false]);
    expect(await reached('2026-04-02T07:00:00Z')).toEqual([true, false]);
    expect(await reached('2026-04-02T13:59:00Z')).toEqual([true, false]);
    expect(await reached('2026-04-02T14:00:00Z')).toEqual([true, true]);
    await eventually(async () => {
      expect(JSON.stringify(await door.messagesOf(early!))).toContain('يوم الثلاثاء');
      expect(JSON.stringify(await door.messagesOf(late!))).toContain('Tuesday at 02:00');
    });
    clock.set(new Date('2026-04-02T12:00:00Z'));
  });

  it('of changed prices uses the template for it, filled wholly or refused with the slot’s name', async () => {
    const region = newId();
    const [id] = await door.people(1, region, { language: 'fr' });
    const slots = {
      productName: 'Premium Sport',
      oldPrice: { minor: 1490, currency: 'EUR' },
      newPrice: { minor: 1590, currency: 'EUR' },
      effectiveFrom: '2026-05-01T00:00:00Z',
      link: 'https://www.example.com/prices/2026-05',
    };
    const draft = (more: Json) => {
      const { texts: _texts, ...rest } = announcement({ regions: [region] }, { purpose: 'billing' });
      return door.call('POST', ANNOUNCEMENTS, {
        ...rest,
        template: { name: 'price-change', slots: { ...slots, ...more } },
      });
    };
    const half = await draft({ newPrice: null });
    expect([half.status, half.body]).toMatchObject([
      400,
      { code: 'template.slot-unfilled', errors: [{ path: 'newPrice' }] },
    ]);
    expect((await draft({ link: 'javascript:alert(1)' })).body).toMatchObject({
      code: 'template.slot-invalid',
    });
    const whole = await draft({});
    expect(whole.status).toBe(201);
    await door.call('POST', `${ANNOUNCEMENTS}/${String(whole.body['id'])}/publish`, {});
    await eventually(async () => {
      await door.sweep();
      expect(JSON.stringify(await door.messagesOf(id!))).toMatch(/passe de 14,90.€ à 15,90.€/);
    });
  });
});
