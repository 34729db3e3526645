import { DomainError } from '@viewline/kernel';

/** @throws DomainError `invalid` unless the body is a JSON object */
export function parseJsonObject(body: Buffer): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new DomainError('invalid', 'webhook.malformed-json', 'the body is not JSON');
  }
  if (!isObject(value))
    throw new DomainError('invalid', 'webhook.not-an-object', 'the body is not a JSON object');
  return value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks own properties only, so that `constructor` or `__proto__` in a path never reaches a prototype. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}

/** A string with something in it, or undefined. */
export function textAt(value: unknown, ...path: (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

/** Vendors write ids as strings or numbers, sometimes both in one release. */
export function idAt(value: unknown, ...path: (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return Number.isSafeInteger(found) ? String(found) : textAt(value, ...path)?.trim();
}

export function numberAt(value: unknown, ...path: (string | number)[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** The elements of an array; nothing where there is none. */
export function listAt(value: unknown, ...path: (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** @throws DomainError `invalid` */
export function unreadable(what: string): never {
  throw new DomainError('invalid', 'webhook.unreadable', what);
}
