import { maskText } from './mask-text.js';
import { isFigureField, isSensitiveField } from './sensitive-fields.js';

const MASK = '[masked]';
const DEEPEST = 6;
const MOST_ENTRIES = 100;
const SMALLEST_PHONE_NUMBER = 1_000_000;

/**
 * A copy of anything that is fit for a log line: nothing personal or secret in it, no cycles, bounded in depth and
 * width. Never throws, whatever getters or proxies it meets.
 */
export function mask(value: unknown): unknown {
  return maskValue(value, '', new Set(), 0);
}

function maskValue(value: unknown, field: string, parents: ReadonlySet<object>, depth: number): unknown {
  try {
    if (value !== null && value !== undefined && typeof value !== 'boolean' && isSensitiveField(field))
      return MASK;
    switch (typeof value) {
      case 'string':
        return maskText(value);
      case 'number':
        return looksLikePhoneNumber(value, field) ? MASK : value;
      case 'bigint':
        return isFigureField(field) ? String(value) : maskText(String(value));
      case 'symbol':
      case 'function':
        return `[${typeof value}]`;
      case 'object':
        return value === null ? null : maskObject(value, parents, depth);
      default:
        return value;
    }
  } catch {
    return '[unreadable]';
  }
}

function maskObject(value: object, parents: ReadonlySet<object>, depth: number): unknown {
  if (parents.has(value)) return '[circular]';
  if (depth >= DEEPEST) return '[too deep]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof URL) return maskText(value.href);
  const here = new Set(parents).add(value);
  if (Array.isArray(value))
    return value.slice(0, MOST_ENTRIES).map((item) => maskValue(item, '', here, depth + 1));
  if (value instanceof Set) return maskObject([...value], here, depth);
  const entries =
    value instanceof Map ? [...value].map(([key, item]) => [String(key), item] as const) : fieldsOf(value);
  const masked = entries
    .slice(0, MOST_ENTRIES)
    .map(([key, item]) => [maskText(key), maskValue(item, key, here, depth + 1)] as const);
  return Object.fromEntries(masked);
}

// An error's own fields are not enumerable, and are what one looks for in a log. The stack begins with the message.
function fieldsOf(value: object): (readonly [string, unknown])[] {
  const keys = new Set(Object.keys(value));
  if (value instanceof Error)
    for (const key of ['name', 'message', 'stack', 'cause', 'errors']) if (key in value) keys.add(key);
  return [...keys].map((key) => [key, read(value, key)] as const);
}

function read(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return '[unreadable]';
  }
}

function looksLikePhoneNumber(value: number, field: string): boolean {
  return Number.isInteger(value) && Math.abs(value) >= SMALLEST_PHONE_NUMBER && !isFigureField(field);
}
