import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { patchDocument } from '@viewline/tmf';
import { patchTicket } from '../../domain/patch-ticket.js';
import { TicketChange } from '../../domain/ticket-change.js';
import { parentIdOf, type TicketDocument } from '../../domain/ticket-document.js';
import { versionConflict } from '../../domain/ticket.errors.js';
import type { Ticket } from '../../domain/ticket.js';
import { FamilyTreeRepository } from '../../persistence/family-tree.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';
import { TROUBLE_TICKET } from '../../resources/trouble-ticket.js';
import { ChildrenOfTicket } from '../move-ticket/children-of-ticket.js';

export interface ChangeTicketRequest {
  id: string;
  /** A JSON merge patch of TMF621. */
  patch: unknown;
  /** The version that the caller saw; absent for "whatever it is now". */
  expectedVersion?: number;
  by?: string;
  /** Whether a person wrote it: then a note in it is the first answer. */
  isPerson: boolean;
}

@Injectable()
export class ChangeTicket {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly tree: FamilyTreeRepository,
    private readonly children: ChildrenOfTicket,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket.not-found`, `.version-conflict`, `.illegal-move`, `.open-children`, `.note-written` */
  async execute({ id, patch, expectedVersion, by, isPerson }: ChangeTicketRequest): Promise<Ticket> {
    return await this.transactions.run(async (tx) => {
      const before = await this.tickets.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== before.version) {
        throw versionConflict(expectedVersion, before.version);
      }
      const { document, changed } = patchDocument(TROUBLE_TICKET, before.document, patch);
      if (changed.length === 0) return before;
      const change = TicketChange.of(before, this.clock.now(), by);
      patchTicket(change, document as TicketDocument, isPerson);
      const parentId = parentIdOf(change.ticket.document);
      if (parentId !== undefined && parentId !== parentIdOf(before.document)) {
        await this.tree.assertParent(tx, id, parentId);
      }
      // A plain patch has no words for what becomes of children: who has some is asked.
      await this.writer.write(tx, [change, ...(await this.children.follow(tx, change))]);
      return change.ticket;
    });
  }
}
