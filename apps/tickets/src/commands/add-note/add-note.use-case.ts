import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { addNote, ANSWER } from '../../domain/notes.js';
import { TicketChange } from '../../domain/ticket-change.js';
import type { TicketNote } from '../../domain/ticket-document.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

export interface AddNoteRequest {
  ticketId: string;
  text: string;
  /** Whether its subscriber may read it. */
  visibility: 'internal' | 'public';
  by: string;
  isPerson: boolean;
  /** Of the caller; the same key again adds nothing. */
  idempotencyKey?: string;
}

@Injectable()
export class AddNote {
  constructor(
    private readonly transactions: Transactions,
    private readonly tickets: TicketRepository,
    private readonly writer: TicketWriter,
    private readonly idempotency: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket.not-found`, `ticket.too-many-notes`, `idempotency.key-reused` */
  async execute({
    ticketId,
    text,
    visibility,
    by,
    isPerson,
    idempotencyKey,
  }: AddNoteRequest): Promise<TicketNote> {
    return await this.transactions.run(async (tx) => {
      const ticket = await this.tickets.lock(tx, ticketId);
      const id = newId();
      if (idempotencyKey !== undefined) {
        const repeatable = { key: `note ${idempotencyKey}`, body: { ticketId, text, visibility } };
        const before = await this.idempotency.claim(tx, repeatable, id);
        const known = before && ticket.document.note?.find((note) => note.id === before);
        if (known) return known;
      }
      const change = TicketChange.of(ticket, this.clock.now(), by);
      addNote(change, { id, text, ...(visibility === 'public' && { '@type': ANSWER }) }, isPerson);
      await this.writer.write(tx, [change]);
      return change.ticket.document.note!.at(-1)!;
    });
  }
}
