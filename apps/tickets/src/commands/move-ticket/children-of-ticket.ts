import { Injectable } from '@nestjs/common';
import { TICKET_STATUSES, type TicketStatus } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { followParent, isEnd } from '../../domain/move-ticket.js';
import { TicketChange } from '../../domain/ticket-change.js';
import { isFinal, isOpen } from '../../domain/ticket-status.js';
import { openChildren } from '../../domain/ticket.errors.js';
import { FamilyTreeRepository } from '../../persistence/family-tree.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';

export const CHILDREN_ANSWERS = ['cascade', 'leave'] as const;
export type ChildrenAnswer = (typeof CHILDREN_ANSWERS)[number];

/** What becomes of children when their parent ends. */
@Injectable()
export class ChildrenOfTicket {
  constructor(
    private readonly tree: FamilyTreeRepository,
    private readonly tickets: TicketRepository,
  ) {}

  /** Their changes, unless nothing is to be changed. @throws DomainError `ticket.open-children` without an answer */
  async follow(tx: Transaction, parent: TicketChange, answer?: ChildrenAnswer): Promise<TicketChange[]> {
    const { id, document, number } = parent.ticket;
    const to = document.status;
    if (to === parent.before?.document.status || !isEnd(to) || answer === 'leave') return [];
    const open = await this.tree.below(tx, id, TICKET_STATUSES.filter(isOpen));
    if (answer === undefined) {
      if (open.length > 0) throw openChildren(to, open);
      return [];
    }
    const going = to === 'closed' ? await this.tree.below(tx, id, TICKET_STATUSES.filter(isGoing)) : open;
    const children = await this.tickets.lockAll(tx, going);
    return children.map((child) => {
      const change = TicketChange.of(child, parent.now, parent.by);
      followParent(change, to, `${number} is ${to}`);
      return change;
    });
  }
}

const isGoing = (status: TicketStatus): boolean => !isFinal(status);
