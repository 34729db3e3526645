import type { TicketStatus } from '@viewline/events';
import { isId } from '@viewline/kernel';

/** TMF621 `Note`. An answer that the subscriber may read has the `@type` `Answer`. */
export interface TicketNote {
  readonly id: string;
  readonly author?: string;
  readonly date: string;
  readonly text: string;
  readonly '@type'?: string;
}

/** TMF621 `StatusChange`. */
export interface StatusChange {
  readonly status: TicketStatus;
  readonly changeDate: string;
  readonly changeReason?: string;
}

interface Related {
  readonly id?: string;
  readonly href?: string;
  readonly role?: string;
  readonly relationshipType?: string;
  readonly name?: string;
  readonly '@referredType'?: string;
}

/** The body of a trouble ticket (TMF621 v4.0.0) as far as rules read it; dates are as `toISOString()` prints them. */
export interface TicketDocument {
  readonly description: string;
  readonly severity: string;
  readonly ticketType: string;
  readonly status: TicketStatus;
  readonly statusChange: readonly StatusChange[];
  readonly statusChangeDate: string;
  readonly statusChangeReason?: string;
  readonly creationDate: string;
  readonly lastUpdate: string;
  readonly name?: string;
  readonly priority?: string;
  readonly externalId?: string;
  readonly expectedResolutionDate?: string;
  readonly resolutionDate?: string;
  readonly channel?: { readonly id?: string; readonly name?: string };
  readonly note?: readonly TicketNote[];
  readonly relatedParty?: readonly Related[];
  readonly relatedEntity?: readonly Related[];
  readonly troubleTicketRelationship?: readonly Related[];
  readonly [attribute: string]: unknown;
}

/** In this order, whatever the spelling: other systems have other names for whom a ticket is about. */
const SUBSCRIBER_ROLES = ['customer', 'subscriber', 'enduser', 'originator', 'requester', 'initiator'];

/** Whom the ticket is about: the related party in the role of a customer, if it is one of ours. */
export function subscriberIdOf({
  relatedParty = [],
}: Pick<TicketDocument, 'relatedParty'>): string | undefined {
  const candidates = relatedParty.flatMap((party) => {
    const rank = SUBSCRIBER_ROLES.indexOf((party.role ?? 'customer').toLowerCase().replaceAll(/[^a-z]/g, ''));
    const id = ownId(party);
    return rank >= 0 && id !== undefined ? [{ rank, id }] : [];
  });
  return candidates.toSorted((a, b) => a.rank - b.rank)[0]?.id;
}

export function parentIdOf(document: Pick<TicketDocument, 'troubleTicketRelationship'>): string | undefined {
  const parent = document.troubleTicketRelationship?.find(
    ({ relationshipType }) => relationshipType?.toLowerCase() === 'parent',
  );
  return parent && (ownId(parent) ?? parent.id);
}

/** The conversation that the ticket came up in, by a related entity in that role. */
export function conversationIdsOf({ relatedEntity = [] }: Pick<TicketDocument, 'relatedEntity'>): string[] {
  return relatedEntity.flatMap((entity) => {
    const id = entity.role?.toLowerCase() === 'conversation' ? ownId(entity) : undefined;
    return id === undefined ? [] : [id];
  });
}

/** Ids are ours as they are, as a URN, or at the end of a reference. */
function ownId({ id, href }: Related): string | undefined {
  const texts = [id?.replace(/^urn:uuid:/i, ''), id?.split('/').at(-1), href?.split('/').at(-1)];
  return texts.find(isId)?.toLowerCase();
}
