/** Time is data: whoever needs "now" is given a clock, so that tests can choose the moment. */
export interface Clock {
  now(): Date;
}

/** Where a clock is asked for: `@Inject(CLOCK) clock: Clock`. Deadlines are never computed with the database's. */
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it is put. */
export class ManualClock implements Clock {
  private at: Date;

  constructor(at: Date) {
    this.at = new Date(at);
  }

  now(): Date {
    return new Date(this.at);
  }

  set(at: Date): void {
    this.at = new Date(at);
  }

  advance(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}
