import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { escalateTicket } from '../../domain/escalate-ticket.js';
import { TicketChange } from '../../domain/ticket-change.js';
import type { Ticket } from '../../domain/ticket.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

@Injectable()
export class EscalateTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Because somebody asks for it. @throws DomainError `ticket.not-found`, `ticket.final` */
  async execute(id: string, reason: string, by: string): Promise<Ticket> {
    return await this.transactions.run(async (tx) => {
      const change = TicketChange.of(await this.tickets.lock(tx, id), this.clock.now(), by);
      escalateTicket(change, { cause: 'request', reason });
      await this.writer.write(tx, [change]);
      return change.ticket;
    });
  }
}
