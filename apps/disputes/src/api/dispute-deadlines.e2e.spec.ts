import {
  DisputeDeadlineMissed,
  IdentityLinked,
  SubscriberMerged,
  SubscriberRegistered,
  SubscriberUnmerged,
} from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { Sweeps } from '@viewline/platform';
import { eventually } from '@viewline/testing';
import { DISPUTE_DEADLINES_SWEEP } from '../commands/miss-deadlines/miss-deadlines.use-case.js';
import { issued } from './bills.suite.js';
import { disputesDoor, type DisputesDoor, type Json } from './disputes-door.suite.js';
import { API, disputeDesk, DISPUTES, NOON, sar, type Sample } from './disputes.suite.js';

const clock = new ManualClock(NOON);
let door: DisputesDoor;
beforeAll(async () => {
  process.env['DISPUTE_DEADLINES'] = 'default:2/30/30@UTC,SA:1/10/15@Asia/Riyadh';
  door = await disputesDoor(clock);
});
afterAll(async () => {
  delete process.env['DISPUTE_DEADLINES'];
  await door.close();
});
beforeEach(() => clock.set(NOON));

const { held, open, publish, step, told, walk } = disputeDesk(() => door);

describe('deadlines', () => {
  const sweep = () => door.app.get(Sweeps).runNow(DISPUTE_DEADLINES_SWEEP);
  const missed = async (id: unknown): Promise<unknown> =>
    (await door.call('GET', `${DISPUTES}/${String(id)}`)).body['missed'];

  it('that pass are said once each, by whoever looks, and a step taken in time stops its own', async () => {
    const [late, prompt] = [await open(await issued(door)), await open(await issued(door))];
    await walk(prompt.body['id'], ['acknowledgement']);
    clock.set(new Date('2026-03-12T23:59:59.999Z'));
    await sweep();
    expect(await missed(late.body['id'])).toEqual([]);
    clock.advance(1);
    await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    expect(await missed(late.body['id'])).toEqual(['acknowledge']);
    expect(await missed(prompt.body['id'])).toEqual([]);
    clock.set(new Date('2026-04-10T00:00:00Z'));
    await sweep();
    expect(await missed(late.body['id'])).toEqual(['acknowledge', 'decide']);
    const { body } = await door.call('GET', `${DISPUTES}/${String(late.body['id'])}`);
    expect(body['version']).toBe(3);
    const said = await eventually(async () => {
      const all = (await told(String(body['subscriberId']))).filter(
        ({ type }) => type === DisputeDeadlineMissed.type,
      );
      expect(all).toHaveLength(2);
      return all;
    });
    expect(said.map(({ data }) => data)).toMatchObject([{ deadline: 'acknowledge' }, { deadline: 'decide' }]);
  });

  it('to appeal end the time to appeal', async () => {
    const { body } = await open(await issued(door));
    const decided = await walk(
      body['id'],
      ['acknowledgement'],
      ['review'],
      ['decision', { outcome: 'rejected' }],
    );
    clock.set(new Date(new Date(String(decided['appealBy'])).getTime() + 1));
    await sweep();
    expect(await missed(body['id'])).toEqual(['appeal']);
    expect((await step(body['id'], 'appeal', { grounds: 'no' })).body['code']).toBe(
      'dispute.appeal-too-late',
    );
  });

  it('are those of the subscriber’s region, or of the jurisdiction that is named', async () => {
    const bill = await issued(door);
    const named = await open(bill, { jurisdiction: 'SA' });
    expect(named.body).toMatchObject({ jurisdiction: 'SA', acknowledgeBy: '2026-03-11T20:59:59.999Z' });
    const items = [{ rateId: bill.rateIds[1] }];
    expect((await open(bill, { items, jurisdiction: 'FR' })).body['code']).toBe(
      'dispute.unknown-jurisdiction',
    );

    const subscriberId = newId();
    const account = bill.sample.accountNumber.toUpperCase();
    const identity = { kind: 'account' as const, value: account };
    const profile = { subscriberId, name: 'Layla', status: 'active', region: 'SA', identities: [identity] };
    await publish(
      SubscriberRegistered.create(profile, { time: NOON, sequence: 1 }),
      IdentityLinked.create(
        { identity, provisionalId: bill.subscriberId, subscriberId, verified: true, source: 'api' },
        { time: NOON, sequence: 1 },
      ),
    );
    await eventually(async () => {
      const cent = [{ rateId: bill.rateIds[2], amount: sar(0.01) }];
      expect((await open(bill, { items: cent })).body['jurisdiction']).toBe('SA');
    });
  });
});

describe('disputes of a subscriber', () => {
  it('are listed for everybody who is one with them, and stay where they belong when a merge is undone', async () => {
    const [one, two] = [await issued(door), await issued(door)];
    const ids = [await open(one), await open(two)].map(({ body }) => body['id']);
    const merge = {
      absorbedId: two.subscriberId,
      survivorId: one.subscriberId,
      reason: 'same',
      by: 'supervisor',
    };
    const listed = async (bill: Sample) => {
      const { body } = await door.call('GET', `${DISPUTES}?subscriberId=${bill.subscriberId}`);
      return new Set((body['items'] as Json[]).map(({ id }) => id));
    };
    const billsOf = async (bill: Sample) => {
      const { body } = await door.call('GET', `${API}/subscribers/${bill.subscriberId}/bills`);
      return new Set((body['items'] as Json[]).map(({ id }) => id));
    };
    await publish(SubscriberMerged.create(merge, { time: NOON, sequence: 1 }));
    await eventually(async () => expect(await listed(one)).toEqual(new Set(ids)));
    expect(await listed(two)).toEqual(new Set(ids));
    expect(await held(one)).toHaveLength(2);
    expect(await billsOf(two)).toEqual(new Set([one.id, two.id]));
    await publish(SubscriberUnmerged.create(merge, { time: NOON, sequence: 2 }));
    await eventually(async () => expect(await listed(one)).toEqual(new Set([ids[0]])));
    expect(await listed(two)).toEqual(new Set([ids[1]]));
    expect(await billsOf(two)).toEqual(new Set([two.id]));
    expect([await held(one), await held(two)]).toMatchObject([[{ billId: one.id }], [{ billId: two.id }]]);
  });

  it('come page by page, newest first, and by state', async () => {
    const bill = await issued(door);
    const ids: unknown[] = [];
    for (let n = 0; n < 3; n++) {
      clock.advance(1000);
      ids.unshift((await open(bill, { items: [{ rateId: bill.rateIds[n] }] })).body['id']);
    }
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `?billId=${bill.id}&limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await door.call('GET', DISPUTES + query);
      seen.push(...(body['items'] as Json[]).map(({ id }) => id));
      cursor = body['next'] as string | null;
    }
    expect(seen).toEqual(ids);
    await walk(ids[0], ['withdrawal']);
    const { body } = await door.call('GET', `${DISPUTES}?billId=${bill.id}&state=withdrawn`);
    expect((body['items'] as Json[]).map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('leave a trace of who read them', async () => {
    const bill = await issued(door);
    const { body } = await open(bill);
    await door.call('GET', `${DISPUTES}/${String(body['id'])}`, undefined, { role: 'agent' });
    await door.call('GET', `${DISPUTES}?subscriberId=${bill.subscriberId}`, undefined, { role: 'agent' });
    await door.call('GET', `${API}/subscribers/${bill.subscriberId}/holds`, undefined, { role: 'agent' });
    const { body: audit } = await door.call('GET', `${API}/audit?subscriberId=${bill.subscriberId}`);
    // The supervisor found the bill by its number before.
    expect((audit['items'] as Json[]).map(({ outcome, roles }) => [outcome, roles])).toEqual([
      ...Array.from({ length: 3 }, () => ['read', ['agent']]),
      ['read', ['supervisor']],
    ]);
  });

  it.each([
    '?subscriberId=x',
    '?state=lost',
    '?limit=0',
    '?limit=1000',
    '?cursor=x',
    '?billId=1',
    '?nothing=1',
  ])('are not asked for by %s', async (query) =>
    expect((await door.call('GET', DISPUTES + query)).status).toBe(400),
  );
});
