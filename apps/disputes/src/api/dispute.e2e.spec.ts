import { ManualClock, newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import fc from 'fast-check';
import { TMF, issued } from './bills.suite.js';
import { disputesDoor, type DisputesDoor } from './disputes-door.suite.js';
import { API, disputeDesk, DISPUTES, NOON, sar } from './disputes.suite.js';

const clock = new ManualClock(NOON);
let door: DisputesDoor;
beforeAll(async () => (door = await disputesDoor(clock)));
afterAll(() => door.close());
beforeEach(() => clock.set(NOON));

const { credits, open, stateOf, step, told, walk } = disputeDesk(() => door);

describe('a dispute', () => {
  it('is opened on items of a bill, with deadlines, and puts the bill on hold', async () => {
    const bill = await issued(door);
    const items = [{ rateId: bill.rateIds[0], amount: sar(15.5) }, { rateId: bill.rateIds[1] }];
    const opened = await open(bill, { items, description: 'لم أطلب هذا', reason: 'incorrectAmount' });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({
      subscriberId: bill.subscriberId,
      billId: bill.id,
      billNo: bill.sample.billNo,
      version: 1,
      state: 'opened',
      reason: 'incorrectAmount',
      amount: sar(39),
      items: [
        { rateId: bill.rateIds[0], name: 'باقة بريميوم', amount: sar(15.5) },
        { rateId: bill.rateIds[1], amount: sar(23.5) },
      ],
      jurisdiction: 'default',
      acknowledgeBy: '2026-03-12T23:59:59.999Z',
      decideBy: '2026-04-09T23:59:59.999Z',
      history: [{ from: null, to: 'opened', at: NOON.toISOString() }],
      evidence: [],
    });
    expect(await stateOf(bill)).toBe('onHold');
    const shown = await door.call('GET', String(opened.headers.get('location')));
    expect([shown.body, shown.headers.get('etag')]).toEqual([opened.body, '"1"']);
    const holds = await door.call('GET', `${API}/subscribers/${bill.subscriberId}/holds`, undefined, {
      role: 'agent',
    });
    expect(holds.body['items']).toEqual([
      {
        billId: bill.id,
        billNo: bill.sample.billNo,
        subscriberId: bill.subscriberId,
        resumeState: 'sent',
        remaining: sar(148.5),
        holds: [{ kind: 'dispute', id: opened.body['id'], since: NOON.toISOString() }],
      },
    ]);
  });

  it('goes its way to a credit that is given once, and releases the bill', async () => {
    const bill = await issued(door);
    const { body } = await open(bill);
    const id = String(body['id']);
    const decided = await walk(
      id,
      ['acknowledgement'],
      ['review'],
      ['decision', { outcome: 'partly', amount: sar(20), note: 'ok' }],
    );
    expect(decided).toMatchObject({
      state: 'decided',
      outcome: 'partly',
      awarded: sar(20),
      version: 4,
      appealBy: '2026-04-09T23:59:59.999Z',
    });
    expect((await step(id, 'decision', { outcome: 'upheld' })).body['code']).toBe('dispute.illegal-step');
    expect(await credits(id)).toMatchObject([{ cause: id, amount: '2000' }]);
    await walk(id, ['appeal', { grounds: 'all of it' }], ['review'], ['decision', { outcome: 'upheld' }]);
    expect(await credits(id)).toMatchObject([{ amount: '2000' }, { cause: `${id}#2`, amount: '9500' }]);
    expect(await stateOf(bill)).toBe('onHold');
    expect(await walk(id, ['closure', { note: 'done' }])).toMatchObject({
      state: 'closed',
      awarded: sar(115),
    });
    expect(await stateOf(bill)).toBe('sent');
    expect((await open(bill)).body['code']).toBe('dispute.item-disputed-already');
  });

  it('tells every step, in order, with what is held while it is', async () => {
    const bill = await issued(door);
    const { body } = await open(bill);
    await step(body['id'], 'evidence', { kind: 'text', text: 'x' });
    await walk(body['id'], ['acknowledgement'], ['review'], ['decision', { outcome: 'upheld' }]);
    await door.call('POST', `${API}/bills/${bill.id}/payments`, { id: 'p', amount: sar(148.5) });
    await walk(body['id'], ['appeal', { grounds: 'x' }], ['referral', { body: 'Ombudsman' }], ['closure']);
    const events = await eventually(async () => {
      const all = await told(bill.subscriberId);
      expect(all).toHaveLength(13);
      return all;
    });
    expect(events.map(({ type }) => type.replace(/^viewline\.|\.v1$/g, ''))).toEqual([
      'bill.issued',
      'dispute.opened',
      'bill.state-changed',
      'dispute.evidence-added',
      'dispute.state-changed',
      'dispute.state-changed',
      'dispute.decided',
      expect.stringMatching(/^credit\.(granted|requested)$/),
      'bill.payment-recorded',
      'dispute.appealed',
      'dispute.referred',
      'dispute.closed',
      'bill.state-changed',
    ]);
    const sequences = (subject: string) =>
      events.filter((event) => event.subject === subject).map(({ sequence }) => sequence);
    expect(sequences(bill.id)).toEqual([1, 2, 3, 4]);
    expect(sequences(String(body['id']))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(events[2]!.data).toMatchObject({ fromState: 'sent', toState: 'onHold', dunningHeld: true });
    expect(events.at(-1)!.data).toMatchObject({
      toState: 'settled',
      dunningHeld: false,
      remaining: { minor: 0 },
    });
  });

  it('may go to a body of dispute resolution, whose finding is taken over', async () => {
    const bill = await issued(door);
    const { body } = await open(bill);
    await walk(body['id'], ['acknowledgement'], ['review'], ['decision', { outcome: 'rejected' }]);
    expect((await step(body['id'], 'closure', { outcome: 'upheld' })).body['code']).toBe(
      'dispute.bad-decision',
    );
    await walk(body['id'], ['referral', { body: 'Médiateur', caseNumber: 'M-1' }]);
    const closed = await walk(body['id'], ['closure', { outcome: 'partly', amount: sar(5) }]);
    expect(closed).toMatchObject({
      state: 'closed',
      adrBody: 'Médiateur',
      adrCaseNumber: 'M-1',
      outcome: 'partly',
      awarded: sar(5),
    });
    expect(await credits(String(body['id']))).toMatchObject([{ amount: '500' }]);
  });

  it('holds the bill together with others, until the last is over; payments of meanwhile count', async () => {
    const bill = await issued(door);
    const [one, two] = [await open(bill), await open(bill, { items: [{ rateId: bill.rateIds[1] }] })];
    await walk(one.body['id'], ['withdrawal']);
    expect(await stateOf(bill)).toBe('onHold');
    const moved = await door.call('PATCH', `${TMF}/customerBill/${bill.id}`, { state: 'sent' });
    expect([moved.status, moved.body['code']]).toEqual([409, 'bill.held-by-dispute']);
    await door.call('POST', `${API}/bills/${bill.id}/payments`, { id: 'p', amount: sar(100) });
    expect(await stateOf(bill)).toBe('onHold');
    await walk(two.body['id'], ['withdrawal']);
    expect(await stateOf(bill)).toBe('partiallyPaid');
    const holds = await door.call('GET', `${API}/subscribers/${bill.subscriberId}/holds`);
    expect(holds.body['items']).toEqual([]);
  });

  it('holds the bill exactly while one is open, however openings, endings and payments meet', async () => {
    const payments = fc.array(fc.constantFrom(1, 20, 50), { minLength: 1, maxLength: 2 });
    const withdrawn = fc.subarray([0, 1, 2]);
    await fc.assert(
      fc.asyncProperty(payments, withdrawn, async (amounts, early) => {
        const bill = await issued(door);
        const pay = (value: number, n: number) =>
          door.call('POST', `${API}/bills/${bill.id}/payments`, { id: `p${n}`, amount: sar(value) });
        const opened = await Promise.all([
          ...[0, 1, 2].map((n) => open(bill, { items: [{ rateId: bill.rateIds[n] }] })),
          pay(amounts[0]!, 0),
        ]);
        const ids = opened.slice(0, 3).map(({ body }) => body['id']);
        await Promise.all([...early.map((n) => walk(ids[n], ['withdrawal'])), ...amounts.map(pay)]);
        const held = early.length < 3;
        expect((await stateOf(bill)) === 'onHold').toBe(held);
        const rest = [0, 1, 2].filter((n) => !early.includes(n));
        await Promise.all(rest.map((n) => walk(ids[n], ['withdrawal'])));
        const { body } = await door.call('GET', `${TMF}/customerBill/${bill.id}`);
        const paid = amounts.reduce((sum, value) => sum + value, 0);
        expect(body).toMatchObject({ state: 'partiallyPaid', remainingAmount: sar(148.5 - paid) });
      }),
      { numRuns: 15 },
    );
  });

  it('opened twenty times at once under one key is one', async () => {
    const bill = await issued(door);
    const headers = { 'idempotency-key': newId() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(bill, {}, { headers })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    const { body } = await door.call('GET', `${DISPUTES}?billId=${bill.id}`);
    expect(body['items']).toHaveLength(1);
    expect((await open(bill, { reason: 'other' }, { headers })).body['code']).toBe('idempotency.key-reused');
  });

  it('never disputes more of a charge than there is, however many come at once', async () => {
    const bill = await issued(door);
    const claim = { items: [{ rateId: bill.rateIds[2], amount: sar(3) }] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(bill, claim)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  });

  it('is decided once, however many decide at once, and never over what somebody else did', async () => {
    const bill = await issued(door);
    const { body } = await open(bill);
    const { version } = await walk(body['id'], ['acknowledgement'], ['review']);
    expect(
      (await step(body['id'], 'decision', { outcome: 'upheld' }, { headers: { 'if-match': '"1"' } })).status,
    ).toBe(412);
    const headers = { 'if-match': `"${String(version)}"` };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => step(body['id'], 'decision', { outcome: 'upheld' }, { headers })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(5);
    expect(await credits(String(body['id']))).toHaveLength(1);
  });

  it('collects evidence of three kinds until it is over', async () => {
    const bill = await issued(door);
    const { body } = await open(bill);
    const headers = { 'idempotency-key': newId() };
    const pieces = [
      { kind: 'text', text: '客户说没有订' },
      { kind: 'link', url: 'https://care.example/notice/7', text: 'the notice' },
      { kind: 'reference', reference: { type: 'interaction', id: newId() } },
    ];
    for (const one of pieces) expect((await step(body['id'], 'evidence', one)).status).toBe(201);
    const twice = await Promise.all([0, 1].map(() => step(body['id'], 'evidence', pieces[0], { headers })));
    expect(twice[0]!.body).toEqual(twice[1]!.body);
    const { body: shown } = await door.call('GET', `${DISPUTES}/${String(body['id'])}`);
    expect(shown['evidence']).toMatchObject([...pieces, pieces[0]]);
    await walk(body['id'], ['withdrawal']);
    expect((await step(body['id'], 'evidence', pieces[0])).body['code']).toBe('dispute.over');
  });
});
