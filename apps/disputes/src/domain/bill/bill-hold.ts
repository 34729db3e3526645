import { type BillState, BillStateChanged, type NewEvent } from '@viewline/events';
import type { Bill, BillChange, BillHold } from './bill.js';

/** Adds a hold. The first one puts the bill on hold and remembers what it was; the same hold twice is one. */
export function hold(bill: Bill, kind: BillHold['kind'], id: string, now: Date, reason?: string): BillChange {
  if (bill.holds.some((one) => one.kind === kind && one.id === id)) return { bill, events: [] };
  const held = touched(bill, now, { holds: [...bill.holds, { kind, id, since: now.toISOString() }] });
  if (bill.state === 'onHold') return { bill: held, events: [] };
  return moved({ ...held, resumeState: bill.state }, 'onHold', now, reason);
}

/** Takes a hold away. The last one releases the bill to what it was, or has become by payments meanwhile. */
export function release(
  bill: Bill,
  kind: BillHold['kind'],
  id: string,
  now: Date,
  reason?: string,
): BillChange {
  const holds = bill.holds.filter((one) => one.kind !== kind || one.id !== id);
  if (holds.length === bill.holds.length) return { bill, events: [] };
  const rest = touched(bill, now, { holds });
  if (holds.length > 0 || !bill.resumeState) return { bill: rest, events: [] };
  return moved({ ...rest, resumeState: null }, bill.resumeState, now, reason);
}

export function touched(bill: Bill, now: Date, change: Partial<Bill>): Bill {
  return { ...bill, ...change, version: bill.version + 1, updatedAt: now };
}

/** Says the move; whether it is one of the table is the caller's to know. */
export function moved(bill: Bill, to: BillState, now: Date, reason?: string): BillChange {
  const after: Bill = { ...bill, state: to, sequence: bill.sequence + 1 };
  const event: NewEvent = BillStateChanged.create(
    {
      billId: bill.id,
      subscriberId: bill.subscriberId,
      billNo: bill.billNo,
      fromState: bill.state,
      toState: to,
      dunningHeld: to === 'onHold',
      remaining: bill.remaining.toJSON(),
      ...(reason && { reason }),
    },
    { time: now, sequence: after.sequence },
  );
  return { bill: after, events: [event] };
}
