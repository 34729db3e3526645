import type { BillState } from '@viewline/events';
import { hold, moved, release, touched } from './bill-hold.js';
import { pay } from './bill-payment.js';
import { BILL_MOVES } from './bill-state.js';
import { billHeld, illegalBillMove } from './bill.errors.js';
import type { Bill, BillChange } from './bill.js';

/** Payment of a bill that was called settled without a payment being told of. */
export const SETTLEMENT = 'settlement';

/**
 * Moves a bill by hand, along the table. A bill that a dispute holds moves only with the end of the dispute.
 * @throws DomainError `bill.illegal-move`, `bill.held-by-dispute`
 */
export function move(bill: Bill, to: BillState, now: Date): BillChange {
  if (to === bill.state) return { bill, events: [] };
  if (to === 'onHold') return hold(bill, 'manual', '', now);
  if (bill.state !== 'onHold') return moveFreely(bill, to, now);

  const disputes = bill.holds.filter(({ kind }) => kind === 'dispute').length;
  if (disputes > 0) throw billHeld(disputes);
  const resumeState = bill.resumeState!;
  if (to !== resumeState && !BILL_MOVES[resumeState].includes(to)) throw illegalBillMove('onHold', to);
  const freed = release(bill, 'manual', '', now);
  if (to === resumeState) return freed;
  const onward = moveFreely(freed.bill, to, now);
  return { bill: onward.bill, events: [...freed.events, ...onward.events] };
}

function moveFreely(bill: Bill, to: BillState, now: Date): BillChange {
  if (!BILL_MOVES[bill.state].includes(to)) throw illegalBillMove(bill.state, to);
  if (to === 'settled' && bill.remaining.minor > 0) {
    return pay(bill, { id: SETTLEMENT, amount: bill.remaining }, now);
  }
  return moved(touched(bill, now, {}), to, now);
}
