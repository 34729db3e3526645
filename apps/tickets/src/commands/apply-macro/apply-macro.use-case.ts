import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { patchDocument } from '@viewline/tmf';
import { addNote, ANSWER } from '../../domain/notes.js';
import { patchTicket } from '../../domain/patch-ticket.js';
import { TicketChange } from '../../domain/ticket-change.js';
import type { TicketDocument } from '../../domain/ticket-document.js';
import type { Ticket } from '../../domain/ticket.js';
import { MacroRepository } from '../../persistence/macro.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';
import { TROUBLE_TICKET } from '../../resources/trouble-ticket.js';
import { ChildrenOfTicket, type ChildrenAnswer } from '../move-ticket/children-of-ticket.js';

export interface ApplyMacroRequest {
  macroId: string;
  ticketId: string;
  children?: ChildrenAnswer;
  by: string;
  isPerson: boolean;
}

@Injectable()
export class ApplyMacro {
  constructor(
    private readonly transactions: Transactions,
    private readonly macros: MacroRepository,
    private readonly tickets: TicketRepository,
    private readonly children: ChildrenOfTicket,
    private readonly writer: TicketWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All of it or nothing. @throws DomainError `macro.not-found`, `ticket.not-found`, `.illegal-move`, `.open-children` */
  async execute({ macroId, ticketId, children, by, isPerson }: ApplyMacroRequest): Promise<Ticket> {
    return await this.transactions.run(async (tx) => {
      const { changes, note } = await this.macros.one(tx, macroId);
      const change = TicketChange.of(await this.tickets.lock(tx, ticketId), this.clock.now(), by);
      if (note) {
        addNote(
          change,
          { text: note.text, ...(note.visibility === 'public' && { '@type': ANSWER }) },
          isPerson,
        );
      }
      // The reason is the macro's, as if no reason had stood there before.
      const { statusChangeReason: _old, ...document } = change.ticket.document;
      const patched = patchDocument(TROUBLE_TICKET, document, changes).document;
      patchTicket(change, patched as TicketDocument, isPerson);
      await this.writer.write(tx, [change, ...(await this.children.follow(tx, change, children))]);
      return change.ticket;
    });
  }
}
