import { CHANNELS, type TicketFacts } from '@viewline/events';
import { severityLevelOf } from './severity.js';
import { ticketClassOf } from './ticket-class.js';
import { parentIdOf, subscriberIdOf, type TicketDocument } from './ticket-document.js';

/** A trouble ticket: what TMF621 says of it, and what the desk adds. */
export interface Ticket {
  readonly id: string;
  /** For people, such as `TT-1042`. */
  readonly number: string;
  readonly version: number;
  /** How many events it has given so far. */
  readonly sequence: number;
  readonly document: TicketDocument;
  readonly openedBy?: string;
  readonly queue?: string;
  readonly agentId?: string;
  readonly agentName?: string;
  readonly escalationLevel: number;
  /** Who looks after it since it was escalated. */
  readonly escalationQueue?: string;
  /** When a person first wrote on it after it was opened. */
  readonly answeredAt?: Date;
}

export function ticketReference(ticket: Ticket) {
  const subscriberId = subscriberIdOf(ticket.document);
  return {
    ticketId: ticket.id,
    ...(subscriberId !== undefined && { subscriberId }),
    number: ticket.number,
    title: titleOf(ticket.document),
  };
}

export function titleOf({ name, description }: Pick<TicketDocument, 'name' | 'description'>): string {
  const line = (name?.trim() || description.trim()).split('\n')[0]!.trim() || 'Ticket';
  return cut(line, 150);
}

/** What the published language says of a ticket. */
export function ticketFacts(ticket: Ticket): TicketFacts {
  const { document } = ticket;
  const parentId = parentIdOf(document);
  const channel = channelOf(document);
  return {
    ...ticketReference(ticket),
    description: document.description,
    ticketType: cut(document.ticketType, 200),
    ticketClass: ticketClassOf(document.ticketType),
    status: document.status,
    severity: cut(document.severity, 200),
    severityLevel: severityLevelOf(document.severity),
    ...(document.priority && { priority: cut(document.priority, 200) }),
    ...(channel && { channel }),
    ...(ticket.openedBy && { openedBy: cut(ticket.openedBy, 300) }),
    openedAt: document.creationDate,
    ...(document.externalId && { externalId: cut(document.externalId, 1000) }),
    ...(parentId !== undefined && { parentId }),
    ...(document.expectedResolutionDate && { expectedResolutionAt: document.expectedResolutionDate }),
    ...(document.resolutionDate && { resolvedAt: document.resolutionDate }),
    ...(ticket.queue && { queue: ticket.queue }),
    ...(ticket.agentId && { agentId: ticket.agentId }),
    escalationLevel: ticket.escalationLevel,
  };
}

function channelOf({ channel }: TicketDocument): TicketFacts['channel'] {
  const words = [channel?.id, channel?.name].map((word) =>
    word
      ?.trim()
      .toLowerCase()
      .replace(/^e-mail$/, 'email'),
  );
  return CHANNELS.find((name) => words.includes(name));
}

/** By characters, so that none is cut in half. */
export const cut = (text: string, characters: number): string =>
  Array.from(text).slice(0, characters).join('');
