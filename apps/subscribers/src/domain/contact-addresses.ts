import { IDENTITY_KINDS, identity, type Identity, type IdentityKind } from '@viewline/events';
import { DomainError } from '@viewline/kernel';
import { accountNumberOf } from './customer-profile.js';
import { isFields, listOf, textOf, type CustomerDocument } from './customer-document.js';

/**
 * The channel addresses that a TM Forum document tells of: its contact media and, for a customer, its account number.
 * Text that is no address of its kind (an extension, a number without a country) stays readable in the document, but
 * no contact could be matched by it.
 * @param region for phone numbers without a country code
 */
export function addressesIn(document: CustomerDocument, region: string | undefined): Identity[] {
  const found = listOf(document, 'contactMedium').flatMap((medium) => {
    const details = isFields(medium['characteristic']) ? medium['characteristic'] : {};
    return [
      ...attempt('email', textOf(details, 'emailAddress'), region),
      ...attempt('phone', textOf(details, 'phoneNumber'), region),
      ...attempt(socialKind(medium), textOf(details, 'socialNetworkId'), region),
    ];
  });
  return distinct([...attempt('account', accountNumberOf(document), region), ...found]);
}

export function distinct(identities: readonly Identity[]): Identity[] {
  return [...new Map(identities.map((one) => [`${one.kind} ${one.value}`, one])).values()];
}

function socialKind(medium: Readonly<Record<string, unknown>>): IdentityKind | undefined {
  const type = textOf(medium, 'mediumType')?.toLowerCase();
  return IDENTITY_KINDS.find((kind) => kind === type && kind !== 'account');
}

function attempt(
  kind: IdentityKind | undefined,
  text: string | undefined,
  region: string | undefined,
): Identity[] {
  if (!kind || text === undefined) return [];
  try {
    return [identity(kind, text, region)];
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
