import { isDeepStrictEqual } from 'node:util';
import { type Facts, type NewEvent, TicketOpened, TicketUpdated } from '@viewline/events';
import type { TicketDocument } from './ticket-document.js';
import { cut, type Ticket, ticketFacts } from './ticket.js';

/** Told by events of their own, or not worth one. */
const TOLD_OTHERWISE = new Set([
  'status',
  'statusChange',
  'statusChangeDate',
  'statusChangeReason',
  'lastUpdate',
  'note',
  'resolutionDate',
  'expectedResolutionDate',
]);

/**
 * A ticket on its way from one version to the next. Rules change `ticket` and record what happened; what it comes to
 * is written at once, by `TicketWriter`.
 */
export class TicketChange {
  readonly events: NewEvent[] = [];
  removed = false;
  private isComplete = false;

  private constructor(
    /** As it was; undefined for a new one. */
    readonly before: Ticket | undefined,
    public ticket: Ticket,
    readonly now: Date,
    /** Who does it. */
    readonly by: string | undefined,
  ) {}

  static of(ticket: Ticket, now: Date, by?: string): TicketChange {
    return new TicketChange(ticket, ticket, now, by === undefined ? undefined : cut(by, 300));
  }

  /** Of a new ticket. What else happens at its opening stands behind it: the first number is kept for `TicketOpened`. */
  static opening(ticket: Omit<Ticket, 'sequence' | 'version'>, now: Date): TicketChange {
    return new TicketChange(undefined, { ...ticket, version: 1, sequence: 1 }, now, ticket.openedBy);
  }

  set(document: Partial<TicketDocument>): void {
    const merged = Object.entries({ ...this.ticket.document, ...document });
    const present = merged.filter(([, value]) => value !== undefined);
    this.ticket = { ...this.ticket, document: Object.fromEntries(present) as unknown as TicketDocument };
  }

  /** States an event of the ticket; what it says is read from the ticket as it is by now. */
  record(event: (facts: Facts) => NewEvent): void {
    const sequence = this.ticket.sequence + 1;
    this.ticket = { ...this.ticket, sequence };
    this.events.push(event({ time: this.now, sequence }));
  }

  /** First-level attributes of TMF621 whose value is another one now. */
  get changed(): string[] {
    const [before, after] = [this.before?.document ?? {}, this.ticket.document] as Record<string, unknown>[];
    const names = new Set([...Object.keys(before!), ...Object.keys(after!)]);
    return [...names].filter(
      (name) => name !== 'lastUpdate' && !isDeepStrictEqual(before![name], after![name]),
    );
  }

  get isEmpty(): boolean {
    return (
      this.events.length === 0 && this.before !== undefined && isDeepStrictEqual(this.before, this.ticket)
    );
  }

  /** The last word: version, time of the last update, and what no other event said. */
  complete(): void {
    if (this.isComplete || this.isEmpty) return;
    this.isComplete = true;
    if (this.before === undefined) {
      this.events.unshift(TicketOpened.create(ticketFacts(this.ticket), { time: this.now, sequence: 1 }));
    } else {
      this.set({ lastUpdate: this.now.toISOString() });
      this.ticket = { ...this.ticket, version: this.before.version + 1 };
      const changed = this.changed.filter((name) => !TOLD_OTHERWISE.has(name));
      if (changed.length > 0 && !this.removed) {
        const told = { changed: changed.slice(0, 100), ...(this.by && { by: this.by }) };
        this.record((facts) => TicketUpdated.create({ ...ticketFacts(this.ticket), ...told }, facts));
      }
    }
  }
}
