import { Inject, Injectable } from '@nestjs/common';
import { TicketRemoved } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { TicketChange } from '../../domain/ticket-change.js';
import { hasChildren, versionConflict } from '../../domain/ticket.errors.js';
import { ticketReference } from '../../domain/ticket.js';
import { FamilyTreeRepository } from '../../persistence/family-tree.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

@Injectable()
export class RemoveTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly tree: FamilyTreeRepository,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket.not-found`, `ticket.version-conflict`, `ticket.has-children` */
  async execute(id: string, by: string, expectedVersion?: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const ticket = await this.tickets.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== ticket.version) {
        throw versionConflict(expectedVersion, ticket.version);
      }
      if ((await this.tree.childrenOf(tx, id)).length > 0) throw hasChildren(id);
      const change = TicketChange.of(ticket, this.clock.now(), by);
      change.removed = true;
      change.record((facts) => TicketRemoved.create({ ...ticketReference(ticket), by: change.by! }, facts));
      await this.writer.write(tx, [change]);
    });
  }
}
