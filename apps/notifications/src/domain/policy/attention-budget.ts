import type { NotificationPurpose } from '@viewline/events';
import type { BudgetLimits } from './policy-settings.js';

/** A day of the person's own calendar, counted from 1970-01-01. */
export type Day = number;

/** A place in a person's attention: taken by a message that went, or kept for one that waits. */
export interface Booking {
  notificationId: string;
  subscriberId: string;
  purpose: NotificationPurpose;
  /** 1 is the most urgent. */
  severity: number;
  weight: number;
  /** It counts, but nothing holds it back. */
  critical: boolean;
  day: Day;
  at: Date;
  /** `booked` waits for its time and can still lose its place; `spent` went; `displaced` has lost its place. */
  state: 'booked' | 'spent' | 'displaced';
  /** Who took its place. */
  displacedBy?: string;
}

export interface BudgetCounts {
  day: number;
  /** Of the fullest seven days in a row that the day is part of. */
  week: number;
}

const WEEK = 7;

/** What is taken on a day and around it. */
export function countsOn(bookings: readonly Booking[], day: Day): BudgetCounts {
  const taken = takenByDay(bookings);
  return { day: taken.get(day) ?? 0, week: Math.max(...weeksAround(taken, day)) };
}

/** By how many points a further message on that day would go beyond what may be taken; 0 where there is room. */
export function excess(bookings: readonly Booking[], day: Day, weight: number, limits: BudgetLimits): number {
  const taken = takenByDay(bookings);
  const over = (sum: number, limit: number): number => Math.max(0, sum + weight - limit);
  return weeksAround(taken, day).reduce(
    (sum, week) => sum + over(week, limits.perWeek),
    over(taken.get(day) ?? 0, limits.perDay),
  );
}

/**
 * Who has to give up their place so that a message of this severity and weight has room on that day: as few as possible,
 * the least urgent and latest first, never one as urgent as itself, a critical one, or one that went. `enough` says
 * whether that makes room.
 */
export function weakerInTheWay(
  bookings: readonly Booking[],
  { severity, weight }: Pick<Booking, 'severity' | 'weight'>,
  day: Day,
  limits: BudgetLimits,
): { enough: boolean; weaker: Booking[] } {
  const given = new Set<Booking>();
  const excessNow = (): number =>
    excess(
      bookings.filter((other) => !given.has(other)),
      day,
      weight,
      limits,
    );
  let left = excessNow();
  for (const other of bookings.filter((each) => canGive(each, severity)).toSorted(leastUrgentFirst)) {
    if (left === 0) break;
    given.add(other);
    const after = excessNow();
    if (after < left) left = after;
    else given.delete(other);
  }
  for (const other of [...given].toReversed()) {
    given.delete(other);
    if (excessNow() > left) given.add(other);
  }
  return { enough: left === 0, weaker: [...given] };
}

const canGive = (other: Booking, severity: number): boolean =>
  other.state === 'booked' && !other.critical && other.weight > 0 && other.severity > severity;

function leastUrgentFirst(a: Booking, b: Booking): number {
  return (
    b.severity - a.severity ||
    b.at.getTime() - a.at.getTime() ||
    (a.notificationId < b.notificationId ? 1 : -1)
  );
}

function takenByDay(bookings: readonly Booking[]): Map<Day, number> {
  const taken = new Map<Day, number>();
  for (const { state, day, weight } of bookings) {
    if (state !== 'displaced') taken.set(day, (taken.get(day) ?? 0) + weight);
  }
  return taken;
}

/** The sums of the seven weeks that the day is part of. */
function weeksAround(taken: ReadonlyMap<Day, number>, day: Day): number[] {
  const days = Array.from({ length: WEEK }, (_, index) => index);
  return days.map((back) => days.reduce((sum, ahead) => sum + (taken.get(day - back + ahead) ?? 0), 0));
}
