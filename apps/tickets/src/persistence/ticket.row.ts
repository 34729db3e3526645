import { severityLevelOf } from '../domain/severity.js';
import { ticketClassOf } from '../domain/ticket-class.js';
import { parentIdOf, subscriberIdOf, type TicketDocument } from '../domain/ticket-document.js';
import type { Ticket } from '../domain/ticket.js';

/** A row of table `ticket`, as far as the domain needs it. */
export interface TicketRow {
  id: string;
  number: string;
  version: number;
  sequence: number;
  document: TicketDocument;
  opened_by: string | null;
  queue: string | null;
  agent_id: string | null;
  agent_name: string | null;
  escalation_level: number;
  escalation_queue: string | null;
  answered_at: Date | null;
}

export const TICKET_COLUMNS = `id, number, version, sequence, document, opened_by, queue, agent_id, agent_name,
  escalation_level, escalation_queue, answered_at`;

export function toTicket(row: TicketRow): Ticket {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    sequence: row.sequence,
    document: row.document,
    ...(row.opened_by !== null && { openedBy: row.opened_by }),
    ...(row.queue !== null && { queue: row.queue }),
    ...(row.agent_id !== null && { agentId: row.agent_id }),
    ...(row.agent_name !== null && { agentName: row.agent_name }),
    escalationLevel: row.escalation_level,
    ...(row.escalation_queue !== null && { escalationQueue: row.escalation_queue }),
    ...(row.answered_at !== null && { answeredAt: row.answered_at }),
  };
}

/** Everything that is written of a ticket: the aggregate, and the columns that follow from its document. */
export function toRow(ticket: Ticket) {
  const { document } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    sequence: ticket.sequence,
    document,
    status: document.status,
    severity: document.severity,
    severity_level: severityLevelOf(document.severity),
    ticket_type: document.ticketType,
    ticket_class: ticketClassOf(document.ticketType),
    subscriber_id: subscriberIdOf(document),
    parent_id: parentIdOf(document),
    opened_by: ticket.openedBy,
    queue: ticket.queue,
    agent_id: ticket.agentId,
    agent_name: ticket.agentName,
    escalation_level: ticket.escalationLevel,
    escalation_queue: ticket.escalationQueue,
    answered_at: ticket.answeredAt,
    created_at: document.creationDate,
    updated_at: document.lastUpdate,
  };
}

export const ROW_COLUMNS = `id uuid, number text, version int, sequence int, document jsonb, status text, severity text,
  severity_level text, ticket_type text, ticket_class text, subscriber_id uuid, parent_id uuid, opened_by text,
  queue text, agent_id text, agent_name text, escalation_level int, escalation_queue text, answered_at timestamptz,
  created_at timestamptz, updated_at timestamptz`;
