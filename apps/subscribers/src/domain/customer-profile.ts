import type { Identity, SubscriberProfile } from '@viewline/events';
import { characteristic, isFields, listOf, textOf, type CustomerDocument } from './customer-document.js';

export const DEFAULT_STATUS = 'active';
const MAX_IDENTITIES = 200;

/** What other services need to know of a customer, read from its document. */
export function profileOf(
  subscriberId: string,
  document: CustomerDocument,
  identities: readonly Identity[],
): SubscriberProfile {
  const since = isFields(document['validFor']) ? textOf(document['validFor'], 'startDateTime') : undefined;
  return {
    subscriberId,
    name: clipped(textOf(document, 'name') ?? subscriberId, 500),
    status: clipped(textOf(document, 'status') ?? DEFAULT_STATUS, 60),
    ...optional('accountNumber', accountNumberOf(document), 100),
    ...optional('language', characteristic(document, 'language'), 35),
    ...optional('segment', characteristic(document, 'segment'), 60),
    ...optional('plan', characteristic(document, 'plan'), 120),
    ...optional('region', characteristic(document, 'region'), 120),
    ...(since && { since }),
    identities: identities.slice(0, MAX_IDENTITIES).map(({ kind, value }) => ({ kind, value })),
  };
}

/** The characteristic of that name or, where there is none, the id of the only account. */
export function accountNumberOf(document: CustomerDocument): string | undefined {
  const accounts = listOf(document, 'account');
  return (
    characteristic(document, 'accountNumber') ??
    (accounts.length === 1 ? textOf(accounts[0], 'id') : undefined)
  );
}

/** The operator's own key of a customer, unique among them. */
export function externalIdOf(document: CustomerDocument): string | undefined {
  return characteristic(document, 'externalId');
}

function optional<Name extends string>(name: Name, value: string | undefined, limit: number) {
  return (value === undefined ? {} : { [name]: clipped(value, limit) }) as { [key in Name]?: string };
}

// A document may hold more than the event promises to; what is read by people can be cut.
export function clipped(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}
