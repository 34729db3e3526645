import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { linkOpensNothing } from '../../domain/request-view/request.errors.js';
import { ticketNotFound } from '../../domain/ticket.errors.js';
import { RequestLinkRepository } from '../../persistence/request-link.repository.js';
import { ShowTicket } from '../../queries/show-ticket/show-ticket.query.js';
import { readRequestToken, requestToken } from './request-token.js';

const DAY = 24 * 60 * 60 * 1000;

@Injectable()
export class ShareRequest {
  constructor(
    private readonly tickets: ShowTicket,
    private readonly links: RequestLinkRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes what opens a ticket to its subscriber for so many days. @throws DomainError `ticket.not-found` */
  async execute(ticketId: string, days: number): Promise<{ token: string; expiresAt: Date }> {
    const ticket = await this.tickets.summary(ticketId);
    if (!ticket) throw ticketNotFound(ticketId);
    const expiresAt = new Date(this.clock.now().getTime() + days * DAY);
    const opens = { ticketId: ticket.id, generation: await this.links.generation(ticket.id) };
    return { token: requestToken(opens, expiresAt, await this.links.key()), expiresAt };
  }

  /** @returns the ticket's id. @throws DomainError `request-link.opens-nothing` */
  async open(token: string): Promise<string> {
    const opened = readRequestToken(token, await this.links.key(), this.clock.now());
    if (!opened) throw linkOpensNothing();
    if (opened.generation !== (await this.links.generation(opened.ticketId))) throw linkOpensNothing();
    return opened.ticketId;
  }

  /** Every link of the ticket that was given out before opens nothing any more. @throws DomainError `ticket.not-found` */
  async withdraw(ticketId: string): Promise<void> {
    if (!(await this.tickets.summary(ticketId))) throw ticketNotFound(ticketId);
    await this.links.beginGeneration(ticketId);
  }
}
