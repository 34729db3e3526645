import { SubscriberMerged, SubscriberUnmerged } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { EVENT_LOG, type EventLog, logRecordOf } from '@viewline/messaging';
import { eventually } from '@viewline/testing';
import { type Answer, type CallOptions, disputesDoor, type DisputesDoor } from './disputes-door.suite.js';

const API = '/api/disputes/v1';
const clock = new ManualClock(new Date('2026-03-01T12:00:00Z'));
let door: DisputesDoor;
beforeAll(async () => {
  door = await disputesDoor(clock);
});
afterAll(() => door.close());

const as = (role: CallOptions['role']) => ({ role });
const euros = (cents: number) => ({ unit: 'EUR', value: cents / 100 });
const ask = (role: CallOptions['role'], minor: number, more: object = {}): Promise<Answer> =>
  door.call(
    'POST',
    `${API}/credits`,
    { subscriberId: newId(), causeId: newId(), amount: euros(minor), ...more },
    as(role),
  );
const decide = (id: unknown, what: string, body: object, role: CallOptions['role']) =>
  door.call('POST', `${API}/credits/${String(id)}/${what}`, body, as(role));
const balanceOf = async (id: string) =>
  (await door.call('GET', `${API}/subscribers/${id}/credit`)).body['balances'];
const codeOf = ({ body }: Answer) => body['code'];

describe('a credit', () => {
  it('within the limit of the role is granted at once', async () => {
    const subscriberId = newId();
    const answer = await ask('agent', 2000, { subscriberId, note: 'Décodeur remplacé, désolés' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ status: 'granted', amount: euros(2000), requestedBy: 'Local agent' });
    expect(await balanceOf(subscriberId)).toEqual([euros(2000)]);
  });

  it('above it waits for another person, and counts only then', async () => {
    const subscriberId = newId();
    const asked = await ask('agent', 2001, { subscriberId });
    expect(asked.body).toMatchObject({ status: 'pending', decidedBy: null });
    expect(await balanceOf(subscriberId)).toEqual([]);
    const approved = await decide(asked.body['id'], 'approve', { reason: 'fair' }, 'supervisor');
    expect(approved.body).toMatchObject({
      status: 'granted',
      requestedBy: 'Local agent',
      decidedBy: 'Local supervisor',
      decisionReason: 'fair',
    });
    expect(await balanceOf(subscriberId)).toEqual([euros(2001)]);
    expect(codeOf(await decide(asked.body['id'], 'approve', {}, 'operator'))).toBe('credit.not-pending');
  });

  it('split into small ones counts together for a day, however many are asked for at once', async () => {
    const subscriberId = newId();
    const many = await Promise.all(Array.from({ length: 6 }, () => ask('agent', 600, { subscriberId })));
    expect(many.filter(({ body }) => body['status'] === 'granted')).toHaveLength(3);
    expect(await balanceOf(subscriberId)).toEqual([euros(1800)]);
    expect((await ask('agent', 600)).body['status']).toBe('granted');
    clock.advance(25 * 60 * 60 * 1000);
    expect((await ask('agent', 600, { subscriberId })).body['status']).toBe('granted');
  });

  it('is approved without a word, too', async () => {
    const asked = await ask('agent', 3000);
    const path = `${API}/credits/${String(asked.body['id'])}/approve`;
    expect((await door.call('POST', path, undefined, as('supervisor'))).status).toBe(200);
  });

  it('is not approved by who asked, nor by somebody whose own limit is lower', async () => {
    const own = await ask('supervisor', 50_000);
    expect(codeOf(await decide(own.body['id'], 'approve', {}, 'supervisor'))).toBe(
      'credit.second-person-needed',
    );
    const big = await ask('agent', 50_000);
    expect(codeOf(await decide(big.body['id'], 'approve', {}, 'supervisor'))).toBe('credit.above-limit');
    expect((await decide(big.body['id'], 'approve', {}, 'operator')).status).toBe(200);
  });

  it('follows a limit from the moment it is changed', async () => {
    const set = await door.call('PUT', `${API}/credit-limits/agent/KWD`, { value: 1.5 }, as('operator'));
    expect(set.body).toEqual({ role: 'agent', limit: { unit: 'KWD', value: 1.5 }, isSet: true });
    const kwd = (minor: number) => ({ amount: { unit: 'KWD', value: minor / 1000 } });
    expect((await ask('agent', 0, kwd(1500))).body['status']).toBe('granted');
    expect((await ask('agent', 0, kwd(1501))).body['status']).toBe('pending');
    const { body } = await door.call('GET', `${API}/credit-limits?currency=KWD`);
    expect(body['items']).toContainEqual({
      role: 'agent',
      limit: { unit: 'KWD', value: 1.5 },
      isSet: true,
    });
    expect(body['items']).toContainEqual({
      role: 'supervisor',
      limit: { unit: 'KWD', value: 200 },
      isSet: false,
    });
  });

  it('declined is not given, and its cause stays used', async () => {
    const request = { subscriberId: newId(), causeId: 'call-9' };
    const asked = await ask('agent', 9000, request);
    const declined = await decide(asked.body['id'], 'decline', { reason: 'no fault of ours' }, 'supervisor');
    expect(declined.body).toMatchObject({ status: 'declined', decisionReason: 'no fault of ours' });
    const again = await ask('operator', 9000, request);
    expect([again.status, again.body['status']]).toEqual([200, 'declined']);
    expect(await balanceOf(request.subscriberId)).toEqual([]);
  });

  it('asked for many times at once, or again later, is one', async () => {
    const request = { subscriberId: newId(), causeId: 'ticket 4711' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('agent', 500, request)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(await balanceOf(request.subscriberId)).toEqual([euros(500)]);
    expect(codeOf(await ask('agent', 501, request))).toBe('credit.cause-used');
  });

  it('is taken back once, by a counter booking, and only while it is there', async () => {
    const subscriberId = newId();
    const { body } = await ask('agent', 800, { subscriberId });
    expect((await decide(body['id'], 'reverse', { reason: 'wrong person' }, 'agent')).status).toBe(403);
    const reversed = await decide(body['id'], 'reverse', { reason: 'wrong person' }, 'supervisor');
    expect(reversed.body).toMatchObject({ status: 'reversed', reversedBy: 'Local supervisor' });
    expect(codeOf(await decide(body['id'], 'reverse', { reason: 'twice' }, 'operator'))).toBe(
      'credit.not-granted',
    );
    const { body: statement } = await door.call('GET', `${API}/subscribers/${subscriberId}/credit/statement`);
    expect((statement['lines'] as { kind: string }[]).map(({ kind }) => kind)).toEqual(['reversal', 'grant']);

    const spent = await ask('agent', 800, { subscriberId });
    await door.call(
      'POST',
      `${API}/credit-spendings`,
      {
        subscriberId,
        amount: euros(1),
        spentOn: { kind: 'bill', id: newId() },
      },
      as('integrator'),
    );
    expect(codeOf(await decide(spent.body['id'], 'reverse', { reason: 'late' }, 'supervisor'))).toBe(
      'credit.spent',
    );
  });

  it('pays for one thing once, and never more than there is', async () => {
    const subscriberId = newId();
    await ask('agent', 1000, { subscriberId });
    const spend = (minor: number, id: string) =>
      door.call(
        'POST',
        `${API}/credit-spendings`,
        { subscriberId, amount: euros(minor), spentOn: { kind: 'bill', id } },
        as('integrator'),
      );
    expect((await spend(600, 'B-1')).status).toBe(201);
    expect((await spend(600, 'B-1')).status).toBe(200);
    expect(codeOf(await spend(500, 'B-1'))).toBe('spending.cause-used');
    expect(codeOf(await spend(401, 'B-2'))).toBe('credit.not-enough');
    expect(await balanceOf(subscriberId)).toEqual([euros(400)]);
  });

  it('is listed newest first, in pages, by status and by subscriber', async () => {
    const subscriberId = newId();
    for (let i = 0; i < 3; i++) await ask('agent', 100 + i, { subscriberId });
    const ids: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await door.call(
        'GET',
        `${API}/credits?subscriberId=${subscriberId}&limit=2&status=granted${cursor && `&cursor=${cursor}`}`,
      );
      ids.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      cursor = body['next'] as string | null;
    }
    expect(new Set(ids).size).toBe(3);
    expect((await door.call('GET', `${API}/credits/${String(ids[0])}`)).status).toBe(200);
  });
});

describe('credits of two who prove to be one', () => {
  it('are seen and spent together, and stand where they belong after the merge is undone', async () => {
    const [one, other] = [newId(), newId()];
    await ask('agent', 1000, { subscriberId: one });
    await ask('agent', 700, { subscriberId: other });
    const merge = { absorbedId: other, survivorId: one, reason: 'same', by: 'supervisor.marc' };
    const log = door.app.get<EventLog>(EVENT_LOG);
    const time = new Date('2026-03-01T12:00:00Z');
    await log.publish([logRecordOf(SubscriberMerged.create(merge, { time, sequence: 1 }))]);
    await eventually(async () => expect(await balanceOf(other)).toEqual([euros(1700)]));
    const listed = await door.call('GET', `${API}/credits?subscriberId=${one}`);
    expect(listed.body['items']).toHaveLength(2);
    await door.call(
      'POST',
      `${API}/credit-spendings`,
      {
        subscriberId: one,
        amount: euros(1200),
        spentOn: { kind: 'bill', id: newId() },
      },
      as('integrator'),
    );

    await log.publish([logRecordOf(SubscriberUnmerged.create(merge, { time, sequence: 2 }))]);
    await eventually(async () => expect(await balanceOf(one)).toEqual([euros(0)]));
    expect(await balanceOf(other)).toEqual([euros(500)]);
    expect((await door.call('GET', `${API}/credits?subscriberId=${other}`)).body['items']).toHaveLength(1);
  });
});
