import { DateTime } from 'luxon';
import type { Day } from './attention-budget.js';
import { endOfQuiet, isQuiet, type QuietHours } from './quiet-hours.js';

const DAY = 86_400_000;

/** A moment that suits the person, and the day of their calendar on which it is. */
export interface Slot {
  at: Date;
  day: Day;
}

/** The clock and the calendar on one person's wall. */
export class PersonCalendar {
  constructor(
    readonly zone: string,
    /** In which this message may not come; absent where it may always. */
    readonly quietHours: QuietHours | undefined,
  ) {}

  dayOf(at: Date): Day {
    const { year, month, day } = this.local(at);
    return Date.UTC(year, month - 1, day) / DAY;
  }

  isQuiet(at: Date): boolean {
    return this.quietHours !== undefined && isQuiet(at, this.zone, this.quietHours);
  }

  /** The moment itself, or the end of the quiet hours in which it lies. */
  allowedFrom(at: Date): Slot {
    const allowed = this.quietHours ? endOfQuiet(at, this.zone, this.quietHours) : at;
    return { at: allowed, day: this.dayOf(allowed) };
  }

  /** The next time their clock shows `HH:MM`; on a Monday if weekly. */
  next(after: Date, time: string, weekly: boolean): Date {
    const now = this.local(after);
    let then = atTime(now, time);
    if (then <= now) then = atTime(now.plus({ days: 1 }), time);
    const daysToMonday = weekly ? (8 - then.weekday) % 7 : 0;
    return atTime(then.plus({ days: daysToMonday }), time).toJSDate();
  }

  /** Days one after the other, each with its first suitable moment: at once, then from `resumeAt` on. */
  *slots(earliest: Date, resumeAt: string, days: number): Generator<Slot> {
    let last = this.allowedFrom(earliest);
    yield last;
    for (let ahead = 1; ahead <= days; ahead++) {
      const slot = this.allowedFrom(atTime(this.local(earliest).plus({ days: ahead }), resumeAt).toJSDate());
      if (slot.day > last.day) yield slot;
      if (slot.day > last.day) last = slot;
    }
  }

  private local(at: Date): DateTime {
    return DateTime.fromJSDate(at, { zone: this.zone });
  }
}

/** As people write a day: `2026-11-23`. */
export function dayText(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function dayFrom(text: string): Day {
  return Date.parse(text) / DAY;
}

function atTime(date: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number);
  return date.set({ hour, minute, second: 0, millisecond: 0 });
}
