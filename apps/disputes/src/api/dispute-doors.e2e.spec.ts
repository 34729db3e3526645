import { ManualClock, newId } from '@viewline/kernel';
import { issued } from './bills.suite.js';
import { disputesDoor, type DisputesDoor, type Json } from './disputes-door.suite.js';
import { disputeDesk, DISPUTES, NOON, sar, type Sample } from './disputes.suite.js';

const clock = new ManualClock(NOON);
let door: DisputesDoor;
beforeAll(async () => (door = await disputesDoor(clock)));
afterAll(() => door.close());
beforeEach(() => clock.set(NOON));

const { open, step } = disputeDesk(() => door);

describe('the doors', () => {
  let bill: Sample;
  let id: string;
  beforeAll(async () => {
    bill = await issued(door);
    id = String((await open(bill)).body['id']);
  });

  it.each<[string, Json, number]>([
    ['no items', { items: [] }, 400],
    ['an item of another bill', { items: [{ rateId: newId() }] }, 400],
    ['an item that is no id', { items: [{ rateId: "' OR 1=1" }] }, 400],
    [
      'an amount beyond the digits of its currency',
      { items: [{ rateId: newId(), amount: sar(1.001) }] },
      400,
    ],
    ['an amount in text', { items: [{ rateId: newId(), amount: { unit: 'SAR', value: '5' } }] }, 400],
    ['a reason that there is not', { reason: 'greed' }, 400],
    ['no reason', { reason: undefined }, 400],
    ['a description of nothing', { description: '' }, 400],
    ['a description without end', { description: 'x'.repeat(4001) }, 400],
    ['NUL', { description: 'a\0b' }, 400],
    ['half a character', { description: '\ud800' }, 400],
    ['an unknown attribute', { amount: sar(1) }, 400],
    ['a bill that there is not', { billId: newId() }, 404],
    ['no bill', { billId: undefined }, 400],
    ['more than a mebibyte', { description: 'x'.repeat(1_100_000) }, 413],
  ])('refuse to open a dispute with %s', async (_what, more, status) => {
    const answer = await open(bill, more);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuse amounts that are not disputed', async () => {
    const rateId = bill.rateIds[1];
    for (const amount of [sar(23.51), sar(0), sar(-1), { unit: 'EUR', value: 1 }]) {
      expect((await open(bill, { items: [{ rateId, amount }] })).body['code']).toBe('dispute.bad-item');
    }
    expect((await open(bill, { items: [{ rateId }, { rateId }] })).body['code']).toBe('dispute.bad-item');
    expect(
      (await open(bill, { billId: undefined, billNo: bill.sample.billNo, items: [{ rateId }] })).status,
    ).toBe(201);
  });

  it.each<[string, unknown]>([
    ['evidence', { kind: 'text' }],
    ['evidence', { kind: 'link', url: 'javascript:alert(1)' }],
    ['evidence', { kind: 'link' }],
    ['evidence', { kind: 'reference' }],
    ['evidence', { kind: 'reference', reference: { type: 'x' } }],
    ['evidence', { kind: 'photo', text: 'x' }],
    ['evidence', { kind: 'text', text: 'a\0' }],
    ['decision', {}],
    ['decision', { outcome: 'maybe' }],
    ['decision', { outcome: 'partly', amount: { unit: 'SAR', value: 1e300 } }],
    ['appeal', {}],
    ['appeal', { grounds: { $ne: null } }],
    ['referral', { caseNumber: '1' }],
    ['acknowledgement', { note: 7 }],
    ['acknowledgement', { note: 'a\0' }],
    ['closure', { outcome: 7 }],
    ['withdrawal', []],
    ['withdrawal', '{"note":'],
  ])('refuse %s with %j', async (name, body) => {
    expect((await door.call('POST', `${DISPUTES}/${id}/${name}`, body)).status).toBe(400);
  });

  it.each(['acknowledgement', 'review', 'withdrawal'])('know no %s of nobody’s dispute', async (name) => {
    for (const nobody of [newId(), 'x']) expect((await step(nobody, name)).status).toBe(404);
  });

  it.each(['decision', 'referral', 'closure'])('leave the %s to supervisors', async (name) => {
    expect((await step(id, name, { outcome: 'upheld', body: 'x' }, { role: 'agent' })).status).toBe(403);
    expect((await step(id, name, { outcome: 'upheld', body: 'x' }, { role: 'none' })).status).toBe(401);
  });
});
