import { isFields, listOf, textOf, type CustomerDocument } from './customer-document.js';

/** Name and postal address in a form in which two spellings of the same compare equal. */
export interface PersonKey {
  name: string;
  place: string | undefined;
}

export function personKey(document: CustomerDocument): PersonKey {
  const place = listOf(document, 'contactMedium')
    .map((medium) => medium['characteristic'])
    .filter(isFields)
    .map((details) => ['street1', 'street2', 'postCode', 'city'].map((name) => textOf(details, name)))
    .find(([street, , postCode, city]) => street && (postCode || city));
  return {
    name: comparable(textOf(document, 'name') ?? ''),
    place: place && comparable(place.filter(Boolean).join(' ')),
  };
}

// Word order and punctuation vary by who typed it ("Doe, Jane"), so words are sorted; marks vary too ("José").
function comparable(text: string): string {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.toSorted().join(' ').slice(0, 500);
}
