import type { Booking } from './attention-budget.js';
import { decideAll } from './decide.js';
import type { DecisionRecord } from './decision.js';
import type { Person, Proposal } from './person.js';
import type { PolicySettings } from './policy-settings.js';
import { somebody } from './specimen-person.suite.js';

/** For specs: one person's messages over days, each asked over again when its time has come, as the service does it. */
export class OnePersonsWeek {
  readonly asked = new Map<string, Proposal>();
  readonly bookings = new Map<string, Booking>();
  readonly ended = new Map<string, 'send' | 'suppress'>();

  constructor(
    private readonly settings: PolicySettings,
    private readonly facts: Partial<Person>,
    public now: Date,
  ) {}

  /** @returns every record made, also those over others */
  ask(proposals: readonly Proposal[]): readonly DecisionRecord[] {
    for (const proposal of proposals) this.asked.set(proposal.notificationId, proposal);
    const person = somebody({ ...this.facts, bookings: [...this.bookings.values()] });
    const { outcomes, records, bookings } = decideAll(person, proposals, this.settings, this.now);
    for (const [id, booking] of bookings) {
      if (booking) this.bookings.set(id, booking);
      else this.bookings.delete(id);
    }
    for (const { notificationId, action } of outcomes) {
      if (action === 'send' || action === 'suppress') this.ended.set(notificationId, action);
    }
    return records;
  }

  /** What waits and whose time has come. */
  due(): Proposal[] {
    return [...this.bookings.values()]
      .filter(({ state, at }) => state !== 'spent' && at <= this.now)
      .map(({ notificationId }) => this.asked.get(notificationId)!);
  }
}
