import { ProductActivated } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { eventually, type Json } from '@viewline/testing';
import { DataSource } from 'typeorm';
import { RecipientRepository } from '../persistence/recipient.repository.js';
import { ANNOUNCEMENTS, announcementDoor, total, type AnnouncementDoor } from './announcement-door.suite.js';

const clock = new ManualClock(new Date('2026-04-01T12:00:00Z'));
let door: AnnouncementDoor;
let db: DataSource;
beforeAll(async () => {
  door = await announcementDoor(clock);
  db = door.app.get(DataSource);
});
afterAll(() => door.close());

describe('an announcement', () => {
  it('is aimed by package, expiry, language, segment and status', async () => {
    const region = newId();
    const [arabic, gold, suspended, sporty, soon] = await Promise.all([
      door.people(1, region, { language: 'ar-SA' }),
      door.people(1, region, { segment: 'gold' }),
      door.people(1, region, { status: 'suspended' }),
      door.people(1, region),
      door.people(1, region),
    ]);
    await door.people(1, region, { status: 'closed' });
    const product = (subscriberId: string, name: string, expiresAt: string) =>
      ProductActivated.create(
        {
          productId: newId(),
          subscriberId,
          name,
          kind: 'package',
          status: 'active',
          startsAt: '2026-01-01T00:00:00.000Z',
          bouquets: [`${name} bouquet`],
          expiresAt,
        },
        { time: clock.now(), sequence: 1 },
      );
    const pack = newId();
    await door.publish([
      product(sporty[0]!, pack, '2027-01-01T00:00:00.000Z'),
      product(soon[0]!, pack, '2026-04-10T00:00:00.000Z'),
    ]);
    await eventually(async () =>
      expect(await db.query('SELECT 1 FROM product WHERE name = $1', [pack])).toHaveLength(2),
    );
    const size = async (audience: Json): Promise<string[]> => {
      const id = await door.drafted({ regions: [region], ...audience });
      const { body } = await door.call('GET', `${ANNOUNCEMENTS}/${id}/preview`);
      return (body['sample'] as { subscriberId: string }[])
        .map(({ subscriberId }) => subscriberId)
        .toSorted();
    };
    expect(await size({})).toEqual([...arabic, ...gold, ...suspended, ...sporty, ...soon].toSorted());
    expect(await size({ languages: ['ar'] })).toEqual(arabic);
    expect(await size({ languages: ['ar-EG'] })).toEqual([]);
    expect(await size({ segments: ['gold', 'platinum'] })).toEqual(gold);
    expect(await size({ statuses: ['suspended'] })).toEqual(suspended);
    expect(await size({ packages: [pack] })).toEqual([...sporty, ...soon].toSorted());
    expect(await size({ packages: [`${pack} bouquet`], expiresTo: '2026-05-01T00:00:00Z' })).toEqual(soon);
    expect(await size({ packages: [pack], languages: ['ar'] })).toEqual([]);
    // Two who are one are told once, by what either has.
    await door.merge(gold[0]!, soon[0]!);
    expect(await size({ packages: [pack] })).toEqual([...sporty, ...gold].toSorted());
    await door.unmerge(gold[0]!, soon[0]!);
    expect(await size({ packages: [pack] })).toEqual([...sporty, ...soon].toSorted());
  });

  it('stops when it is cancelled, and whoever was not told never is', async () => {
    const region = newId();
    const ids = await door.people(6, region);
    const id = await door.drafted({ regions: [region] }, { schedule: { at: '2026-04-03T12:00:00Z' } });
    await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {});
    await door.sweep();
    expect((await door.shown(id)).results).toEqual([{ status: 'open', count: 6 }]);
    expect((await door.call('POST', `${ANNOUNCEMENTS}/${id}/cancel`)).body).toMatchObject({
      status: 'cancelled',
    });
    expect((await door.call('POST', `${ANNOUNCEMENTS}/${id}/cancel`)).status).toBe(200);
    clock.set(new Date('2026-04-03T13:00:00Z'));
    await door.sweep();
    expect(await door.shown(id)).toMatchObject({
      status: 'cancelled',
      results: [{ status: 'cancelled', count: 6 }],
    });
    for (const one of ids) expect(await door.messagesOf(one)).toEqual([]);
    expect((await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {})).status).toBe(409);
  });

  it('calls back what still waits when it is cancelled', async () => {
    const region = newId();
    const ids = await door.people(3, region);
    // Their attention is taken for today, so the announcement waits for another day.
    for (const subscriberId of ids)
      await door.send(Array.from({ length: 4 }, () => ({ subscriberId, purpose: 'service' as const })));
    const id = await door.drafted({ regions: [region] });
    expect((await door.call('GET', `${ANNOUNCEMENTS}/${id}/preview`)).body).toMatchObject({
      sent: 0,
      deferred: 3,
    });
    await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {});
    await door.sweep();
    expect((await door.shown(id)).results).toEqual([{ status: 'waiting', count: 3 }]);
    await door.call('POST', `${ANNOUNCEMENTS}/${id}/cancel`);
    await door.sweep();
    expect((await door.shown(id)).results).toEqual([{ status: 'cancelled', count: 3 }]);
  });

  it('goes on where it was killed: nobody is left out, nobody told twice', async () => {
    const region = newId();
    const ids = await door.people(1_200, region);
    const id = await door.drafted({ regions: [region] });
    await door.call('POST', `${ANNOUNCEMENTS}/${id}/publish`, {});
    const recipients = door.app.get(RecipientRepository);
    const settle = recipients.settle.bind(recipients);
    let batches = 0;
    const killed = jest.spyOn(recipients, 'settle').mockImplementation(async (tx, handed) => {
      if (batches++ % 2 === 1) throw new Error('killed');
      await settle(tx, handed);
    });
    await eventually(
      async () => {
        await door.sweep().catch(() => undefined);
        expect(await door.shown(id)).toMatchObject({ status: 'finished' });
      },
      { within: 30_000 },
    );
    killed.mockRestore();
    const [row] = await db.query<{ people: number; messages: number }[]>(
      `SELECT count(DISTINCT subscriber_id)::int AS people, count(*)::int AS messages
       FROM notification WHERE subscriber_id = ANY($1::uuid[])`,
      [ids],
    );
    expect(row).toEqual({ people: 1_200, messages: 1_200 });
    expect(total((await door.shown(id)).results)).toBe(1_200);
  });
});
