/** A value that JSON can say in one way only. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * One spelling for one value, as in RFC 8785: keys in order of their UTF-16 units, no blanks. Two texts are the same
 * value exactly if they are the same bytes.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`);
  return `{${members.join(',')}}`;
}

/** What JSON keeps of a value: dates become text, absent members go. */
export const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
