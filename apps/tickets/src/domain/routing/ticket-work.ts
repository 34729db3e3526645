import {
  TicketAssigned,
  TicketEscalated,
  TicketOpened,
  TicketRemoved,
  TicketStatusChanged,
  TicketUpdated,
  type EventEnvelope,
  type TicketFacts,
  type TicketStatus,
} from '@viewline/events';
import { priorityClassOf } from './priority-class.js';
import { GENERAL_QUEUE, route, type Route, type RoutingRule } from './routing-rule.js';

/** What of a ticket's life matters to whoever hands out work. */
export interface TicketWork {
  itemId: string;
  subscriberId?: string;
  title: string;
  channel?: string;
  route: Route;
  waitingSince: Date;
  /** Who has it; kept when it is done, for it comes back to them. */
  agentId?: string;
  assignedAt?: Date;
  doneAt?: Date;
}

const ENDED: readonly TicketStatus[] = ['resolved', 'closed', 'cancelled', 'rejected'];

/** The events that {@link followTicket} understands. */
export const TICKET_WORK_EVENTS = [
  TicketOpened,
  TicketUpdated,
  TicketStatusChanged,
  TicketAssigned,
  TicketEscalated,
  TicketRemoved,
] as const;

/**
 * A ticket's work after one more of its events. What nobody has heard of before is known only by being opened.
 * @param language of its subscriber (BCP 47)
 */
export function followTicket(
  work: TicketWork | undefined,
  event: EventEnvelope,
  rules: readonly RoutingRule[],
  language?: string,
): TicketWork | undefined {
  const at = new Date(event.time);
  if (TicketOpened.is(event)) return work ?? opened(event.data, at, rules, language);
  if (!work) return undefined;
  if (TicketUpdated.is(event))
    return { ...work, title: event.data.title, route: reprioritised(work, event.data, rules) };
  if (TicketRemoved.is(event)) return ended(work, at);
  if (TicketStatusChanged.is(event)) {
    return ENDED.includes(event.data.toStatus) ? ended(work, at) : reopened(work);
  }
  if (TicketAssigned.is(event)) return assigned(work, event.data, at);
  if (TicketEscalated.is(event)) return escalated(work, event.data);
  return work;
}

const routed = (
  { title, description, channel, ticketType, ticketClass, priority, severityLevel }: TicketFacts,
  rules: readonly RoutingRule[],
  language?: string,
): Route =>
  route(
    {
      text: `${title}\n${description}`,
      ...(channel && { channel }),
      ticketTypes: [ticketType, ticketClass],
      ...(language !== undefined && { language }),
      priority: priorityClassOf(priority, severityLevel),
    },
    rules,
  );

function opened(ticket: TicketFacts, at: Date, rules: readonly RoutingRule[], language?: string): TicketWork {
  const found = routed(ticket, rules, language);
  const work: TicketWork = {
    itemId: ticket.ticketId,
    ...(ticket.subscriberId && { subscriberId: ticket.subscriberId }),
    title: ticket.title,
    ...(ticket.channel && { channel: ticket.channel }),
    route: ticket.queue === undefined ? found : { ...found, queue: ticket.queue },
    waitingSince: at,
    ...(ticket.agentId && { agentId: ticket.agentId, assignedAt: at }),
  };
  return ENDED.includes(ticket.status) ? ended(work, at) : work;
}

/** Urgency follows the ticket; the queue was chosen when it came and by people since. */
function reprioritised(work: TicketWork, ticket: TicketFacts, rules: readonly RoutingRule[]): Route {
  return { ...work.route, priority: routed(ticket, rules, work.route.language).priority };
}

const ended = (work: TicketWork, at: Date): TicketWork => ({ ...work, doneAt: work.doneAt ?? at });

function reopened({ doneAt: _over, ...work }: TicketWork): TicketWork {
  return work;
}

function assigned(
  { agentId: _before, assignedAt: _then, ...work }: TicketWork,
  { agentId, queue }: { agentId?: string; queue?: string },
  at: Date,
): TicketWork {
  const moved = queue === undefined || queue === work.route.queue;
  return {
    ...work,
    // Skills were asked for by the rule that chose the old queue.
    route: moved ? work.route : { ...work.route, queue: queue || GENERAL_QUEUE, skills: [] },
    ...(agentId !== undefined && { agentId, assignedAt: at }),
  };
}

/** Whoever has it keeps it; what nobody has waits where supervisors look. */
function escalated(
  work: TicketWork,
  { toPriority, queue }: { toPriority?: string; queue?: string },
): TicketWork {
  const priority = toPriority === undefined ? work.route.priority : priorityClassOf(toPriority);
  const moves = queue !== undefined && work.agentId === undefined;
  return { ...work, route: { ...work.route, priority, ...(moves && { queue, skills: [] }) } };
}
