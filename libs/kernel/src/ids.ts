import { v5, v7, validate } from 'uuid';

/** Root of every id that Viewline derives from a name. Never change it: stored ids depend on it. */
const VIEWLINE_NAMESPACE = '6f1f3a52-4f0b-5d8e-9d0a-0d7f6a1c2b3e';

/** A new time-ordered id (RFC 9562 version 7). */
export function newId(): string {
  return v7();
}

/** The same name always gives the same id (RFC 9562 version 5), so that services agree on it without asking. */
export function idFromName(kind: string, ...parts: string[]): string {
  // JSON keeps ('a','b:c') and ('a:b','c') apart, which joining with a separator would not.
  return v5(JSON.stringify([kind, ...parts]), VIEWLINE_NAMESPACE);
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}
