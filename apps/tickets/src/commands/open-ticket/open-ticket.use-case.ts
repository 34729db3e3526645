import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { openTicket } from '../../domain/open-ticket.js';
import type { TicketChange } from '../../domain/ticket-change.js';
import { parentIdOf } from '../../domain/ticket-document.js';
import type { Ticket } from '../../domain/ticket.js';
import { FamilyTreeRepository } from '../../persistence/family-tree.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

export interface OpenTicketRequest {
  /** A valid body of TMF621, see `readCreate`. */
  document: Readonly<Record<string, unknown>>;
  by?: string;
  /** Given where the ticket follows from something that has an id of its own; otherwise a new one is made. */
  id?: string;
  /** Of the caller; the same key again gives the same ticket. */
  idempotencyKey?: string;
}

@Injectable()
export class OpenTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly tree: FamilyTreeRepository,
    private readonly writer: TicketWriter,
    private readonly idempotency: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket.illegal-move`, `ticket.parent-…`, `idempotency.key-reused` */
  async execute(request: OpenTicketRequest): Promise<Ticket> {
    return await this.transactions.run(async (tx) => {
      const id = request.id ?? newId();
      if (request.idempotencyKey !== undefined) {
        const repeatable = { key: `ticket ${request.idempotencyKey}`, body: request.document };
        const before = await this.idempotency.claim(tx, repeatable, id);
        if (before) return await this.tickets.lock(tx, before);
      }
      return await this.within(tx, { ...request, id });
    });
  }

  /**
   * As part of another change. Whoever does more at once, such as assigning it, gives it as `andThen`.
   * @throws as `execute` does
   */
  async within(
    tx: Transaction,
    { document, by, id = newId() }: OpenTicketRequest,
    andThen: (change: TicketChange) => void = () => undefined,
  ): Promise<Ticket> {
    const number = await this.tickets.nextNumber(tx);
    const change = openTicket({ id, number, document, ...(by !== undefined && { by }) }, this.clock.now());
    const parentId = parentIdOf(change.ticket.document);
    if (parentId !== undefined) await this.tree.assertParent(tx, id, parentId);
    andThen(change);
    await this.writer.write(tx, [change]);
    return change.ticket;
  }
}
