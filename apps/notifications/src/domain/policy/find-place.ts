import { countsOn, excess, weakerInTheWay, type Booking, type BudgetCounts } from './attention-budget.js';
import type { Slot } from './person-calendar.js';
import type { BudgetLimits } from './policy-settings.js';

export type Wanted = Pick<Booking, 'severity' | 'weight' | 'critical'>;

/** A day on which a place was looked for, and how full it was then. */
export interface Tried {
  slot: Slot;
  counts: BudgetCounts;
}

export interface Place {
  /** Absent: there is none. */
  slot?: Slot;
  /** They lose theirs. */
  displaced: readonly Booking[];
  tried: readonly Tried[];
}

/**
 * The first of the slots with room in the budget, or with room once less urgent ones that still wait have given theirs up.
 * A critical message takes the first slot in any case.
 */
export function findPlace(
  bookings: readonly Booking[],
  wanted: Wanted,
  slots: Iterable<Slot>,
  limits: BudgetLimits,
): Place {
  const tried: Tried[] = [];
  for (const slot of slots) {
    tried.push({ slot, counts: countsOn(bookings, slot.day) });
    if (excess(bookings, slot.day, wanted.weight, limits) === 0) return { slot, displaced: [], tried };
    const { enough, weaker } = weakerInTheWay(bookings, wanted, slot.day, limits);
    if (enough || wanted.critical) return { slot, displaced: weaker, tried };
  }
  return { displaced: [], tried };
}
