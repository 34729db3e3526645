import { BILL_STATES, type BillState, BillStateChanged, type NewEvent } from '@viewline/events';
import { DomainError, Money, newId } from '@viewline/kernel';
import fc from 'fast-check';
import { hold, release } from './bill-hold.js';
import { move } from './bill-move.js';
import { billOfItems } from './bill-of-items.js';
import { pay } from './bill-payment.js';
import { BILL_MOVES } from './bill-state.js';
import { type Bill, type BillChange, issue } from './bill.js';

const NOW = new Date('2026-03-01T10:00:00Z');
const euro = (minor: number): Money => Money.of(minor, 'EUR');
const aBill = (state: BillState = 'sent', total = 100): Bill =>
  issue(
    billOfItems({
      billNo: newId(),
      subscriberId: newId(),
      accountId: null,
      currency: 'EUR',
      state,
      payments: [],
      items: [{ date: NOW.toISOString(), net: euro(total), gross: euro(total) }],
      facts: { billDate: NOW.toISOString(), runType: 'onCycle' },
    }),
    NOW,
  ).bill;

type Act = (bill: Bill) => BillChange;
const DISPUTES = ['a', 'b', 'c'];
const dispute = fc.constantFrom(...DISPUTES);
const act: fc.Arbitrary<[string, Act]> = fc.oneof(
  dispute.map((id): [string, Act] => [`hold ${id}`, (bill) => hold(bill, 'dispute', id, NOW)]),
  dispute.map((id): [string, Act] => [`release ${id}`, (bill) => release(bill, 'dispute', id, NOW)]),
  fc
    .tuple(fc.constantFrom('p1', 'p2', 'p3'), fc.integer({ min: 1, max: 60 }))
    .map(([id, minor]): [string, Act] => [
      `pay ${id} ${minor}`,
      (bill) => pay(bill, { id, amount: euro(minor) }, NOW),
    ]),
  fc
    .constantFrom(...BILL_STATES)
    .map((state): [string, Act] => [`move ${state}`, (bill) => move(bill, state, NOW)]),
);

/** What is refused changes nothing. */
function tried(bill: Bill, [, run]: [string, Act]): BillChange {
  try {
    return run(bill);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { bill, events: [] };
  }
}

const movesIn = (events: readonly NewEvent[]) =>
  events.flatMap((event) =>
    event.type === BillStateChanged.type
      ? [event.data as { fromState: BillState; toState: BillState; dunningHeld: boolean }]
      : [],
  );

describe('a bill', () => {
  it('never leaves the table, is on hold exactly while something holds it, and tells every move once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BILL_STATES), fc.array(act, { maxLength: 40 }), (start, acts) => {
        let bill = aBill(start);
        for (const one of acts) {
          const { bill: next, events } = tried(bill, one);
          let state = bill.state;
          for (const { fromState, toState, dunningHeld } of movesIn(events)) {
            expect(fromState).toBe(state);
            expect(BILL_MOVES[fromState]).toContain(toState);
            expect(dunningHeld).toBe(toState === 'onHold');
            state = toState;
          }
          expect(next.state).toBe(state);
          expect(next.state === 'onHold').toBe(next.holds.length > 0);
          expect(next.resumeState !== null).toBe(next.holds.length > 0);
          expect(events.map(({ sequence }) => sequence)).toEqual(
            events.map((_, index) => bill.sequence + index + 1),
          );
          expect(next.sequence).toBe(bill.sequence + events.length);
          const paid = next.payments.reduce((sum, { amount }) => sum + amount.minor, 0);
          expect(next.remaining.minor).toBe(start === 'settled' ? 0 : 100 - paid);
          bill = next;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('goes on, when the last dispute ends, as if it had never been held, with the payments of meanwhile', () => {
    const payments = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 });
    const order = fc.shuffledSubarray(
      DISPUTES.flatMap((id) => [`hold ${id}`, `release ${id}`]).concat('pay', 'pay', 'pay', 'pay'),
      { minLength: 10 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom<BillState>('new', 'validated', 'sent'),
        payments,
        order,
        (start, amounts, steps) => {
          let held = aBill(start);
          let free = held;
          const open = new Set<string>();
          const waiting = [...amounts];
          for (const step of steps) {
            const [what, id = ''] = step.split(' ');
            if (what === 'hold') {
              held = hold(held, 'dispute', id, NOW).bill;
              open.add(id);
            } else if (what === 'release') {
              held = release(held, 'dispute', id, NOW).bill;
              open.delete(id);
            } else {
              const minor = waiting.shift();
              if (minor === undefined) continue;
              const payment: [string, Act] = [
                'pay',
                (bill) => pay(bill, { id: `p${waiting.length}`, amount: euro(minor) }, NOW),
              ];
              held = tried(held, payment).bill;
              free = tried(free, payment).bill;
            }
            expect(held.state === 'onHold').toBe(open.size > 0);
          }
          for (const id of DISPUTES) held = release(held, 'dispute', id, NOW).bill;
          expect(held.state).toBe(free.state);
          expect(held.remaining.minor).toBe(free.remaining.minor);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('held by a dispute is not moved by hand', () => {
    const { bill } = hold(aBill(), 'dispute', 'a', NOW);
    for (const state of ['sent', 'settled', 'new'] as const) {
      expect(() => move(bill, state, NOW)).toThrow(expect.objectContaining({ code: 'bill.held-by-dispute' }));
    }
  });

  it('held by hand goes back to what it was, or on from there, but not elsewhere', () => {
    const held = move(aBill('sent'), 'onHold', NOW).bill;
    expect(move(held, 'sent', NOW).bill.state).toBe('sent');
    expect(move(held, 'settled', NOW).bill).toMatchObject({ state: 'settled', resumeState: null, holds: [] });
    expect(() => move(held, 'new', NOW)).toThrow(expect.objectContaining({ code: 'bill.illegal-move' }));
  });

  it('called settled owes nothing any more', () => {
    const { bill, events } = move(aBill('sent'), 'settled', NOW);
    expect(bill.remaining.minor).toBe(0);
    expect(events.map(({ type }) => type)).toEqual([
      'viewline.bill.payment-recorded.v1',
      'viewline.bill.state-changed.v1',
    ]);
  });

  it.each([
    [euro(101), 'bill.overpaid'],
    [euro(0), 'bill.bad-payment'],
    [euro(-5), 'bill.bad-payment'],
    [Money.of(5, 'USD'), 'bill.bad-payment'],
  ])('refuses a payment of %s', (amount, code) => {
    expect(() => pay(aBill(), { id: 'p', amount }, NOW)).toThrow(expect.objectContaining({ code }));
  });

  it('takes a payment once, and refuses its id for another amount', () => {
    const { bill } = pay(aBill(), { id: 'p', amount: euro(40) }, NOW);
    expect(pay(bill, { id: 'p', amount: euro(40) }, NOW)).toEqual({ bill, events: [] });
    expect(() => pay(bill, { id: 'p', amount: euro(41) }, NOW)).toThrow(
      expect.objectContaining({ code: 'bill.payment-reused' }),
    );
  });
});
