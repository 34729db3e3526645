import { Inject, Injectable } from '@nestjs/common';
import { InteractionRecorded, type EventEnvelope } from '@viewline/events';
import { CLOCK, isId, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { answered } from '../../domain/notes.js';
import { TicketChange } from '../../domain/ticket-change.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

/** An agent's answer on a channel is the first response as much as a note on the ticket is. */
@Injectable()
export class AnswerTicketWhenInteractionRecorded {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const answers = new Map(events.flatMap(answerOf).toReversed());
    if (answers.size === 0) return;
    const now = this.clock.now();
    const tickets = await this.tickets.lockAll(tx, [...answers.keys()]);
    const changes = tickets.map((ticket) => {
      const change = TicketChange.of(ticket, now);
      const at = answers.get(ticket.id)!;
      if (at >= new Date(ticket.document.creationDate)) answered(change, at);
      return change;
    });
    await this.writer.write(tx, changes);
  }
}

/** Only what says which ticket it is about: a guess would stop the clock for somebody else's answer. */
function answerOf(event: EventEnvelope): [string, Date][] {
  if (!InteractionRecorded.is(event)) return [];
  const { direction, agent, startedAt, details } = event.data;
  const ticketId = details?.['ticketId'];
  return direction === 'outbound' && agent && isId(ticketId) ? [[ticketId, new Date(startedAt)]] : [];
}
