import { provisionalSubscriberId, type Identity } from '@viewline/events';
import { addressesIn } from '../contact-addresses.js';
import { DEFAULT_STATUS } from '../customer-profile.js';
import { characteristic, isFields, listOf, type CustomerDocument } from '../customer-document.js';
import type { CustomerLine } from './customer-line.js';

const CHARACTERISTICS = ['externalId', 'language', 'segment', 'plan', 'region'] as const;

/** A new customer as TMF629 has it. */
export function documentOf(customer: CustomerLine, partyId: string): CustomerDocument {
  const name = customer.cells.name!;
  const engagedParty = { id: partyId, name, '@referredType': 'Individual' };
  return overlay({ name, status: DEFAULT_STATUS, engagedParty }, customer).document;
}

/** The person behind a new customer. TMF632 demands two names; which word is which only `fullName` leaves open. */
export function individualOf({ cells }: CustomerLine): CustomerDocument {
  const name = cells.name!;
  const words = name.split(/\s+/);
  return { fullName: name, givenName: words.slice(0, -1).join(' ') || name, familyName: words.at(-1) };
}

/** What a line says laid over what is known: an empty cell says nothing, and an address more takes none away. */
export function overlay(
  known: CustomerDocument,
  { cells, account, addresses }: CustomerLine,
): { document: CustomerDocument; changed: string[] } {
  const next: Record<string, unknown> = {
    name: cells.name,
    status: cells.status ?? known['status'],
    characteristic: characteristicsAfter(known, cells),
    account: accountAfter(known, account),
    contactMedium: contactMediaAfter(known, cells, addresses),
    validFor: validForAfter(known, cells.since),
  };
  const changed = Object.keys(next).filter((name) => next[name] !== known[name]);
  return {
    document: { ...known, ...Object.fromEntries(changed.map((name) => [name, next[name]])) },
    changed,
  };
}

// Each of these gives back the very same value where nothing changes, which is how a change is told.

function characteristicsAfter(known: CustomerDocument, cells: CustomerLine['cells']): unknown {
  const said = CHARACTERISTICS.flatMap((name) => {
    const value = cells[name];
    return value !== undefined && characteristic(known, name) !== value ? [{ name, value }] : [];
  });
  if (said.length === 0) return known['characteristic'];
  const others = listOf(known, 'characteristic').filter(
    (one) => !said.some(({ name }) => name === one['name']),
  );
  return [...others, ...said];
}

function accountAfter(known: CustomerDocument, account: Identity | undefined): unknown {
  if (
    !account ||
    addressesIn(known, undefined).some((one) => one.kind === 'account' && one.value === account.value)
  ) {
    return known['account'];
  }
  return [{ id: account.value, name: account.value }];
}

function contactMediaAfter(
  known: CustomerDocument,
  cells: CustomerLine['cells'],
  addresses: readonly Identity[],
): unknown {
  const there = new Set(addressesIn(known, undefined).map(provisionalSubscriberId));
  const added = addresses.filter((one) => !there.has(provisionalSubscriberId(one))).flatMap(contactMedium);
  const place = placeOf(cells);
  const media = listOf(known, 'contactMedium');
  const isNewPlace =
    place !== undefined && !media.some((medium) => isSamePlace(medium['characteristic'], place));
  if (added.length === 0 && !isNewPlace) return known['contactMedium'];
  const kept = isNewPlace ? media.filter((medium) => medium['mediumType'] !== 'postalAddress') : media;
  return [...kept, ...added, ...(isNewPlace ? [{ mediumType: 'postalAddress', characteristic: place }] : [])];
}

function contactMedium({ kind, value }: Identity): { mediumType: string; characteristic: object }[] {
  if (kind === 'email') return [{ mediumType: 'email', characteristic: { emailAddress: value } }];
  if (kind === 'phone') return [{ mediumType: 'phone', characteristic: { phoneNumber: value } }];
  return [];
}

function placeOf({
  street,
  postCode,
  city,
  country,
}: CustomerLine['cells']): Record<string, string> | undefined {
  const place = Object.entries({ street1: street, postCode, city, country }).filter(
    ([, text]) => text !== undefined,
  );
  return place.length > 0 ? (Object.fromEntries(place) as Record<string, string>) : undefined;
}

function isSamePlace(details: unknown, place: Record<string, string>): boolean {
  return isFields(details) && Object.entries(place).every(([name, text]) => details[name] === text);
}

function validForAfter(known: CustomerDocument, since: string | undefined): unknown {
  const validFor = isFields(known['validFor']) ? known['validFor'] : {};
  if (since === undefined || validFor['startDateTime'] === since) return known['validFor'];
  return { ...validFor, startDateTime: since };
}
