import { Injectable } from '@nestjs/common';
import { TICKET_DEADLINE_KINDS } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { agreed, refreshed, type Deadline, type Terms } from '../domain/sla/deadline.js';
import { targetFor, type SlaTarget } from '../domain/sla/target.js';
import type { Calendar } from '../domain/sla/calendar.js';
import { severityLevelOf } from '../domain/severity.js';
import type { TicketChange } from '../domain/ticket-change.js';
import { subscriberIdOf } from '../domain/ticket-document.js';
import type { Ticket } from '../domain/ticket.js';
import { DeadlineRepository } from './deadline.repository.js';
import { SlaRepository } from './sla.repository.js';

/** Brings the deadlines of changed tickets up to date, in the transaction of their change. */
@Injectable()
export class ServiceLevels {
  constructor(
    private readonly sla: SlaRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Returns the deadlines to save once the tickets are. */
  async refresh(tx: Transaction, changes: readonly TicketChange[]): Promise<Deadline[]> {
    const old = changes.flatMap(({ before }) => (before ? [before.id] : []));
    const known = new Map<string, Deadline[]>(old.map((id) => [id, []]));
    for (const one of old.length > 0 ? await this.deadlines.of(tx, old) : [])
      known.get(one.ticketId)!.push(one);
    const terms = await this.termsOf(tx, changes.filter(isPromisedAnew));
    return changes.flatMap((change) => {
      const before = known.get(change.ticket.id) ?? [];
      const agreedOn = withTerms(before, change.ticket, terms.get(change) ?? []);
      const after = agreedOn.map((deadline) => refreshed(deadline, change));
      setExpectedDate(change, before, after);
      return after;
    });
  }

  private async termsOf(
    tx: Transaction,
    changes: readonly TicketChange[],
  ): Promise<Map<TicketChange, Terms[]>> {
    if (changes.length === 0) return new Map();
    const targets = await this.sla.targets(tx);
    const calendars = await this.sla.calendars(tx, [...new Set(targets.map((target) => target.calendarId))]);
    const terms = new Map<TicketChange, Terms[]>();
    for (const change of changes) {
      const segment = await this.segmentOf(tx, change.ticket);
      terms.set(change, termsFor(change.ticket, segment, targets, calendars));
    }
    return terms;
  }

  /** The tier of the person: who was merged into somebody has theirs. */
  private async segmentOf(tx: Transaction, { document }: Ticket): Promise<string | undefined> {
    const subscriberId = subscriberIdOf(document);
    if (subscriberId === undefined) return undefined;
    const [root = subscriberId] = await this.subscribers.familyOf(subscriberId, tx);
    return (await this.subscribers.find(root, tx))?.profile?.segment;
  }
}

function isPromisedAnew({ before, ticket }: TicketChange): boolean {
  if (before === undefined) return true;
  const [was, is] = [before.document, ticket.document];
  return (
    severityLevelOf(was.severity) !== severityLevelOf(is.severity) ||
    subscriberIdOf(was) !== subscriberIdOf(is)
  );
}

function termsFor(
  { document }: Ticket,
  segment: string | undefined,
  targets: readonly SlaTarget[],
  calendars: ReadonlyMap<string, Calendar>,
): Terms[] {
  return TICKET_DEADLINE_KINDS.flatMap((kind) => {
    const target = targetFor(targets, kind, severityLevelOf(document.severity), segment);
    const calendar = target && calendars.get(target.calendarId);
    if (!calendar) return [];
    return [{ kind, calendar, targetMinutes: target.minutes, ...(segment !== undefined && { segment }) }];
  });
}

/** What is met or missed stays as it was promised; what still runs is promised anew, from the ticket's beginning. */
function withTerms(before: readonly Deadline[], ticket: Ticket, terms: readonly Terms[]): Deadline[] {
  const settled = before.filter(
    ({ kind, state }) =>
      (state !== 'running' && state !== 'paused') || !terms.some((one) => one.kind === kind),
  );
  const anew = terms.filter(({ kind }) => !settled.some((one) => one.kind === kind));
  return [...settled, ...anew.map((one) => agreed(ticket, one))];
}

/** TMF621 `expectedResolutionDate` is the deadline, unless a caller gave another one. */
function setExpectedDate(
  change: TicketChange,
  before: readonly Deadline[],
  after: readonly Deadline[],
): void {
  const dueAt = (deadlines: readonly Deadline[]) =>
    deadlines.find(({ kind }) => kind === 'resolution')?.dueAt?.toISOString();
  const { expectedResolutionDate: expected } = change.ticket.document;
  const isOurs = expected === undefined || expected === dueAt(before);
  if (isOurs && expected !== dueAt(after)) change.set({ expectedResolutionDate: dueAt(after) });
}
