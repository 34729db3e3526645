import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { assignTicket } from '../../domain/routing/assign-ticket.js';
import { unknownQueue } from '../../domain/routing/routing.errors.js';
import { TicketChange } from '../../domain/ticket-change.js';
import { isFinal } from '../../domain/ticket-status.js';
import { ticketIsFinal } from '../../domain/ticket.errors.js';
import type { Ticket } from '../../domain/ticket.js';
import { RoutingAgentRepository } from '../../persistence/routing-agent.repository.js';
import { RoutingRuleRepository } from '../../persistence/routing-rule.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

export interface TicketAssignmentRequest {
  ticketId: string;
  /** Null: nobody any more, so that routing finds somebody. */
  agentId: string | null;
  queue?: string;
  by: string;
}

@Injectable()
export class AssignTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly agents: RoutingAgentRepository,
    private readonly rules: RoutingRuleRepository,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A person says who has it, whatever routing would say, capacity included.
   * @throws DomainError `ticket.not-found`, `ticket.final`, `routing-agent.not-found`, `queue.unknown`
   */
  async execute({ ticketId, agentId, queue, by }: TicketAssignmentRequest): Promise<Ticket> {
    return await this.transactions.run(async (tx) => {
      const change = TicketChange.of(await this.tickets.lock(tx, ticketId), this.clock.now(), by);
      const { status } = change.ticket.document;
      if (isFinal(status)) throw ticketIsFinal(status);
      if (queue !== undefined && !(await this.rules.hasQueue(tx, queue))) throw unknownQueue(queue);
      const agentName = agentId === null ? undefined : await this.agents.nameOf(tx, agentId);
      assignTicket(change, {
        ...(queue !== undefined && { queue }),
        ...(agentId !== null && { agentId }),
        ...(agentName !== undefined && { agentName }),
        reason: 'by hand',
      });
      await this.writer.write(tx, [change]);
      return change.ticket;
    });
  }
}
