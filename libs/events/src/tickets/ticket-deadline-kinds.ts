/** What a service level promises: a first answer of a person, and the ticket's resolution. */
export const TICKET_DEADLINE_KINDS = ['first-response', 'resolution'] as const;
export type TicketDeadlineKind = (typeof TICKET_DEADLINE_KINDS)[number];
