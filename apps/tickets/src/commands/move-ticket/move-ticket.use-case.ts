import { Inject, Injectable } from '@nestjs/common';
import type { TicketStatus } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { moveTicket } from '../../domain/move-ticket.js';
import { TicketChange } from '../../domain/ticket-change.js';
import { versionConflict } from '../../domain/ticket.errors.js';
import type { Ticket } from '../../domain/ticket.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';
import { ChildrenOfTicket, type ChildrenAnswer } from './children-of-ticket.js';

export interface MoveTicketRequest {
  id: string;
  to: TicketStatus;
  reason?: string;
  /** What becomes of open children where this ends their parent. */
  children?: ChildrenAnswer;
  expectedVersion?: number;
  by?: string;
}

@Injectable()
export class MoveTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly children: ChildrenOfTicket,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket.not-found`, `.version-conflict`, `.illegal-move`, `.open-children` */
  async execute({ id, to, reason, children, expectedVersion, by }: MoveTicketRequest): Promise<Ticket> {
    return await this.transactions.run(async (tx) => {
      const before = await this.tickets.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== before.version) {
        throw versionConflict(expectedVersion, before.version);
      }
      const change = TicketChange.of(before, this.clock.now(), by);
      moveTicket(change, to, reason);
      await this.writer.write(tx, [change, ...(await this.children.follow(tx, change, children))]);
      return change.ticket;
    });
  }
}
