import type { TicketDeadlineKind, TicketStatus } from '@viewline/events';
import type { DeadlineState } from '../../domain/sla/ledger.js';
import type { TicketDocument } from '../../domain/ticket-document.js';

export interface TicketSummary {
  id: string;
  number: string;
  version: number;
  subscriberId: string | null;
}

export interface TicketView extends TicketSummary {
  /** TMF621. */
  ticket: TicketDocument;
  severityLevel: string;
  ticketClass: string;
  queue: string | null;
  agentId: string | null;
  agentName: string | null;
  escalationLevel: number;
  escalationQueue: string | null;
  openedBy: string | null;
  answeredAt: Date | null;
  parentId: string | null;
  /** At most a hundred. */
  children: { id: string; number: string; status: TicketStatus }[];
  deadlines: {
    kind: TicketDeadlineKind;
    state: DeadlineState;
    dueAt: string | null;
    missedAt: string | null;
    /** Of business time. */
    targetMinutes: number;
  }[];
}
