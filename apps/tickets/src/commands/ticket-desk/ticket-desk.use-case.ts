import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { addNote } from '../../domain/notes.js';
import type { ErrorPattern } from '../../domain/recurring-errors/error-rule.js';
import { assignTicket, isUnassigned } from '../../domain/routing/assign-ticket.js';
import { TicketChange } from '../../domain/ticket-change.js';
import { isFinal } from '../../domain/ticket-status.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';
import { OpenTicket } from '../open-ticket/open-ticket.use-case.js';

export interface RoutedTicket {
  ticketId: string;
  queue: string;
  agentId: string;
  agentName: string;
}

/** Who opens tickets about errors that many have. */
export const WATCH = 'device-class-watch';

/** What the desk does to tickets, in the transaction of whatever made it do so. */
@Injectable()
export class TicketDesk {
  constructor(
    private readonly opening: OpenTicket,
    private readonly tickets: TicketRepository,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the ids of those that were not free any more, for which nothing was done */
  async assign(tx: Transaction, routed: readonly RoutedTicket[]): Promise<string[]> {
    if (routed.length === 0) return [];
    const byId = new Map(routed.map((one) => [one.ticketId, one]));
    const now = this.clock.now();
    const changes = (await this.tickets.lockAll(tx, [...byId.keys()]))
      .map((ticket) => TicketChange.of(ticket, now, 'routing'))
      .filter(isUnassigned);
    for (const change of changes) {
      const { queue, agentId, agentName } = byId.get(change.ticket.id)!;
      assignTicket(change, { queue, agentId, agentName, reason: 'routing' });
    }
    await this.writer.write(tx, changes);
    const done = new Set(changes.map(({ ticket }) => ticket.id));
    return [...byId.keys()].filter((id) => !done.has(id));
  }

  async openForError(tx: Transaction, { errorCode, deviceClass }: ErrorPattern): Promise<string> {
    const document = {
      name: `${errorCode} on ${deviceClass}`,
      description: `The error "${errorCode}" recurs on devices of the class "${deviceClass}".`,
      severity: 'major',
      ticketType: 'Recurring stream error',
    };
    return (await this.opening.within(tx, { document, by: WATCH })).id;
  }

  /** For a subscriber, with a note of what was done already. */
  async openFor(
    tx: Transaction,
    subscriberId: string,
    {
      by,
      note,
      ...words
    }: { name: string; description: string; ticketType: string; note: string; by: string },
  ): Promise<string> {
    const relatedParty = [{ id: subscriberId, role: 'customer', '@referredType': 'Customer' }];
    const document = { ...words, severity: 'moderate', relatedParty, note: [{ text: note }] };
    return (await this.opening.within(tx, { document, by })).id;
  }

  /** @throws DomainError `ticket.not-found`, `ticket.too-many-notes` */
  async note(tx: Transaction, ticketId: string, text: string, by: string): Promise<void> {
    const change = TicketChange.of(await this.tickets.lock(tx, ticketId), this.clock.now(), by);
    addNote(change, { text }, false);
    await this.writer.write(tx, [change]);
  }

  /** A ticket that is gone, or over, stays as it is. */
  async describe(
    tx: Transaction,
    ticketId: string,
    words: { name: string; description: string },
  ): Promise<void> {
    const [ticket] = await this.tickets.lockAll(tx, [ticketId]);
    if (!ticket || isFinal(ticket.document.status)) return;
    const change = TicketChange.of(ticket, this.clock.now(), WATCH);
    change.set(words);
    await this.writer.write(tx, [change]);
  }

  /** Those that are over, or gone, with the time of it. */
  async endsOf(tx: Transaction, ticketIds: readonly string[]): Promise<Map<string, Date>> {
    const known = new Map((await this.tickets.lockAll(tx, ticketIds)).map((ticket) => [ticket.id, ticket]));
    return new Map(
      ticketIds.flatMap((id): [string, Date][] => {
        const document = known.get(id)?.document;
        if (!document) return [[id, new Date(0)]];
        return isFinal(document.status) ? [[id, new Date(document.statusChangeDate)]] : [];
      }),
    );
  }
}
