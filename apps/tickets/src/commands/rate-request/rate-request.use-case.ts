import { Inject, Injectable } from '@nestjs/common';
import { TicketRated } from '@viewline/events';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { isRatable } from '../../domain/request-view/progress.js';
import { notToBeRatedYet } from '../../domain/request-view/request.errors.js';
import { TicketChange } from '../../domain/ticket-change.js';
import { ticketReference } from '../../domain/ticket.js';
import { RequestLinkRepository } from '../../persistence/request-link.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

@Injectable()
export class RateRequest {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly writer: TicketWriter,
    private readonly links: RequestLinkRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Once for each ticket.
   * @param score 1 is the worst, 5 the best
   * @throws DomainError `ticket.not-found`, `rating.too-early`, `rating.given`
   */
  async execute(ticketId: string, score: number, comment?: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const change = TicketChange.of(await this.tickets.lock(tx, ticketId), this.clock.now());
      if (!isRatable(change.ticket.document.status)) throw notToBeRatedYet();
      const { agentId } = change.ticket;
      const id = newId();
      const rating = {
        score,
        ...(comment !== undefined && { comment }),
        ...(agentId !== undefined && { agentId }),
      };
      await this.links.insertRating(tx, { id, ticketId, ...rating, at: change.now });
      const said = { ...ticketReference(change.ticket), ratingId: id, ...rating, channel: 'web' };
      change.record((facts) => TicketRated.create(said, facts));
      await this.writer.write(tx, [change]);
    });
  }
}
