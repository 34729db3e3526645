import { TicketAssigned } from '@viewline/events';
import type { TicketChange } from '../ticket-change.js';
import { isOpen } from '../ticket-status.js';
import { ticketReference } from '../ticket.js';

export interface TicketAssignment {
  queue?: string;
  /** Absent: nobody any more. */
  agentId?: string;
  agentName?: string;
  reason: string;
}

/** Whether routing may hand it out: somebody has to work on it, and nobody does. */
export function isUnassigned({ ticket }: TicketChange): boolean {
  return ticket.agentId === undefined && isOpen(ticket.document.status);
}

/** Says who has it from now on. Who has it already changes nothing. */
export function assignTicket(
  change: TicketChange,
  { queue = change.ticket.queue, agentId, agentName, reason }: TicketAssignment,
): void {
  const { agentId: fromAgentId, agentName: _name, queue: fromQueue, ...rest } = change.ticket;
  if (agentId === fromAgentId && queue === fromQueue) return;
  change.ticket = {
    ...rest,
    ...(queue !== undefined && { queue }),
    ...(agentId !== undefined && { agentId }),
    ...(agentName !== undefined && { agentName }),
  };
  change.record((facts) =>
    TicketAssigned.create(
      {
        ...ticketReference(change.ticket),
        ...(queue !== undefined && { queue }),
        ...(agentId !== undefined && { agentId }),
        ...(agentName !== undefined && { agentName }),
        ...(fromQueue !== undefined && { fromQueue }),
        ...(fromAgentId !== undefined && { fromAgentId }),
        reason,
        ...(change.by && { by: change.by }),
      },
      facts,
    ),
  );
}
