import { SubscriberMerged, SubscriberUnmerged } from '@viewline/events';
import { ManualClock, newId } from '@viewline/kernel';
import { EVENT_LOG, type EventLog, logRecordOf } from '@viewline/messaging';
import { eventually } from '@viewline/testing';
import {
  type Answer,
  type CallOptions,
  disputesDoor,
  type DisputesDoor,
  type Json,
} from './disputes-door.suite.js';

const API = '/api/disputes/v1';
const clock = new ManualClock(new Date('2026-03-01T12:00:00Z'));
let door: DisputesDoor;
beforeAll(async () => {
  door = await disputesDoor(clock);
});
afterAll(() => door.close());

type Role = CallOptions['role'];
const euros = (cents: number) => ({ unit: 'EUR', value: cents / 100 });
const grant = async (subscriberId: string, minor: number) => {
  const asked = { subscriberId, causeId: newId(), amount: euros(minor) };
  const { body } = await door.call('POST', `${API}/credits`, asked, { role: 'operator' });
  return String(body['id']);
};
const spend = (subscriberId: string, minor: number, id = newId(), role: Role = 'integrator') => {
  const asked = { subscriberId, amount: euros(minor), spentOn: { kind: 'bill', id } };
  return door.call('POST', `${API}/credit-spendings`, asked, { role });
};
const giveBack = (id: unknown, body: unknown = { reason: 'فاتورة ملغاة' }, role: Role = 'supervisor') =>
  door.call('POST', `${API}/credit-spendings/${String(id)}/reverse`, body, { role });
const show = (id: unknown, role: Role = 'agent') =>
  door.call('GET', `${API}/credit-spendings/${String(id)}`, undefined, { role });
const balanceOf = async (id: string) =>
  (await door.call('GET', `${API}/subscribers/${id}/credit`)).body['balances'];
const codeOf = ({ body }: Answer) => body['code'];

/** Something spent: `left` stays. */
async function spent(minor: number, left = 0): Promise<{ id: string; subscriberId: string }> {
  const subscriberId = newId();
  await grant(subscriberId, minor + left);
  const { body } = await spend(subscriberId, minor);
  return { id: String(body['id']), subscriberId };
}

describe('a spending of credit', () => {
  it('is shown, and taken back whole with whoever did it and why', async () => {
    const { id, subscriberId } = await spent(600, 100);
    const before = await show(id);
    expect(before.body).toMatchObject({
      subscriberId,
      status: 'spent',
      amount: euros(600),
      reversedBy: null,
    });
    const { status, body } = await giveBack(id);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...(before.body as Json),
      status: 'reversed',
      reversedBy: 'Local supervisor',
      reversedAt: clock.now().toISOString(),
      reversalReason: 'فاتورة ملغاة',
    });
    expect((await show(id, 'integrator')).body).toEqual(body);
    expect(await balanceOf(subscriberId)).toEqual([euros(700)]);
  });

  it('is taken back once, with the same answer later, by others, for other reasons and many at once', async () => {
    const { id, subscriberId } = await spent(500);
    const roles: Role[] = ['supervisor', 'operator', 'integrator', 'supervisor', 'operator', 'integrator'];
    const answers = await Promise.all(roles.map((role, n) => giveBack(id, { reason: `call ${n}` }, role)));
    clock.advance(60_000);
    answers.push(await giveBack(id, { reason: 'once more' }));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const { body } of answers) expect(body).toEqual(answers[0]!.body);
    expect(await balanceOf(subscriberId)).toEqual([euros(500)]);
    const { body } = await door.call('GET', `${API}/subscribers/${subscriberId}/credit/statement`);
    const kinds = (body['lines'] as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['grant', 'reversal', 'spending']);
  });

  it('keeps its cause used: said again it is the reversed one, and takes nothing; another cause does', async () => {
    const subscriberId = newId();
    await grant(subscriberId, 500);
    const first = await spend(subscriberId, 500, 'B-900');
    await giveBack(first.body['id']);
    const late = await spend(subscriberId, 500, 'B-900');
    expect([late.status, late.body['status'], late.body['id']]).toEqual([200, 'reversed', first.body['id']]);
    expect(codeOf(await spend(subscriberId, 400, 'B-900'))).toBe('spending.cause-used');
    expect(await balanceOf(subscriberId)).toEqual([euros(500)]);
    expect((await spend(subscriberId, 500, 'B-900/2')).status).toBe(201);
    expect(await balanceOf(subscriberId)).toEqual([euros(0)]);
  });

  it('no longer keeps its credit from being taken back', async () => {
    const subscriberId = newId();
    const credit = await grant(subscriberId, 800);
    const { body } = await spend(subscriberId, 1);
    const takeBack = () =>
      door.call('POST', `${API}/credits/${credit}/reverse`, { reason: 'wrong' }, { role: 'operator' });
    expect(codeOf(await takeBack())).toBe('credit.spent');
    expect((await giveBack(body['id'])).status).toBe(200);
    expect((await takeBack()).body).toMatchObject({ status: 'reversed' });
    expect(await balanceOf(subscriberId)).toEqual([euros(0)]);
    expect((await giveBack(body['id'])).status).toBe(200);
    expect(await balanceOf(subscriberId)).toEqual([euros(0)]);
  });

  it('above what a supervisor may grant is taken back by those who may spend', async () => {
    const { id } = await spent(20_001);
    expect(codeOf(await giveBack(id))).toBe('credit.above-limit');
    expect((await giveBack(id, { reason: 'bill withdrawn' }, 'integrator')).status).toBe(200);
  });

  it('is nothing for agents to take back, nor for anybody without a token', async () => {
    const { id } = await spent(100);
    expect((await giveBack(id, { reason: 'x' }, 'agent')).status).toBe(403);
    expect((await giveBack(id, { reason: 'x' }, 'none')).status).toBe(401);
    expect((await show(id, 'none')).status).toBe(401);
    expect((await spend(newId(), 1, newId(), 'supervisor')).status).toBe(403);
    expect((await show(id)).body['status']).toBe('spent');
  });

  it('is looked at on record', async () => {
    const { id, subscriberId } = await spent(100);
    await show(id);
    const { body } = await door.call('GET', `${API}/audit?subscriberId=${subscriberId}`);
    expect(body['items'] ?? body).toHaveLength(1);
  });

  it.each([newId(), 'x', "' OR 1=1 --", '%00', '%F0%9F%92%A3', 'a'.repeat(100), '..%2Fcredits'])(
    'there is none %s',
    async (id) => {
      expect((await show(id)).status).toBe(404);
      expect((await giveBack(id)).status).toBe(404);
    },
  );

  it.each([
    ['nothing', ''],
    ['broken JSON', '{"reason":'],
    ['a list', []],
    ['null', { reason: null }],
    ['blanks', { reason: ' \n' }],
    ['a number', { reason: 5 }],
    ['a NUL', { reason: 'a\u0000b' }],
    ['half a character', { reason: 'a\ud800' }],
    ['too long a reason', { reason: 'x'.repeat(1001) }],
    ['an amount of its own', { reason: 'x', amount: euros(1) }],
    ['a prototype', '{"reason":"x","__proto__":{"roles":["operator"]}}'],
  ])('is not taken back for %s', async (_name, body) => {
    const { id } = await spent(100);
    expect((await giveBack(id, body)).status).toBe(400);
    expect((await show(id)).body['status']).toBe('spent');
  });

  it('is not taken back for a reason that fills the memory', async () => {
    const { id } = await spent(100);
    expect((await giveBack(id, { reason: 'x'.repeat(2 ** 20) })).status).toBe(413);
  });
});

describe('a spending of two who prove to be one', () => {
  const time = new Date('2026-03-01T12:00:00Z');
  const publish = (event: Parameters<typeof logRecordOf>[0]) =>
    door.app.get<EventLog>(EVENT_LOG).publish([logRecordOf(event)]);

  const accountOf = async (id: string) => {
    const { body } = await door.call('GET', `${API}/subscribers/${id}/credit`);
    const accounts = body['accounts'] as { subscriberId: string; balance: unknown }[];
    return accounts.find(({ subscriberId }) => subscriberId === id)?.balance;
  };
  /** 10.00 of one and 2.00 of the other, who are one by now. */
  const paidByBoth = async () => {
    const [one, other] = [newId(), newId()];
    await grant(one, 1000);
    await grant(other, 700);
    const merge = { absorbedId: other, survivorId: one, reason: 'same', by: 'supervisor.marc' };
    await publish(SubscriberMerged.create(merge, { time, sequence: 1 }));
    await eventually(async () => expect(await balanceOf(other)).toEqual([euros(1700)]));
    const { body } = await spend(one, 1200);
    return { one, other, merge, spending: body['id'] };
  };

  it('goes back to both while they are one', async () => {
    const { one, other, spending } = await paidByBoth();
    expect((await giveBack(spending)).status).toBe(200);
    expect([await accountOf(one), await accountOf(other)]).toEqual([euros(1000), euros(700)]);
    expect(await balanceOf(one)).toEqual([euros(1700)]);
  });

  it('goes back to each of them when they are two again', async () => {
    const { one, other, merge, spending } = await paidByBoth();
    await publish(SubscriberUnmerged.create(merge, { time, sequence: 2 }));
    await eventually(async () => expect(await balanceOf(other)).toEqual([euros(500)]));
    expect((await giveBack(spending)).status).toBe(200);
    expect([await balanceOf(one), await balanceOf(other)]).toEqual([[euros(1000)], [euros(700)]]);
  });

  it('who were two when it was spent goes back to who paid alone', async () => {
    const [one, other] = [newId(), newId()];
    await grant(one, 300);
    await grant(other, 200);
    const { body } = await spend(other, 200);
    const merge = { absorbedId: other, survivorId: one, reason: 'same', by: 'supervisor.marc' };
    await publish(SubscriberMerged.create(merge, { time, sequence: 1 }));
    await eventually(async () => expect(await balanceOf(other)).toEqual([euros(300)]));
    await giveBack(body['id']);
    await publish(SubscriberUnmerged.create(merge, { time, sequence: 2 }));
    await eventually(async () => expect(await balanceOf(one)).toEqual([euros(300)]));
    expect(await balanceOf(other)).toEqual([euros(200)]);
  });
});
