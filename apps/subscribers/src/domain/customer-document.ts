/** TMF629 Customer as it is stored: everything but `id` and `href`. */
export type CustomerDocument = Readonly<Record<string, unknown>>;

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(document: Fields, name: string): Fields[] {
  const list = document[name];
  return Array.isArray(list) ? list.filter(isFields) : [];
}

export function textOf(document: Fields | undefined, name: string): string | undefined {
  const value = document?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The value of a TMF characteristic such as `{"name": "plan", "value": "Sport HD"}`. */
export function characteristic(document: Fields, name: string): string | undefined {
  return textOf(
    listOf(document, 'characteristic').find((one) => one['name'] === name),
    'value',
  );
}

/** Id of the person or company behind a customer. */
export function engagedPartyOf(document: CustomerDocument): string | undefined {
  const party = document['engagedParty'];
  return isFields(party) ? textOf(party, 'id') : undefined;
}
