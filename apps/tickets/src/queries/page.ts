import { DomainError } from '@viewline/kernel';

export interface Page<Item> {
  items: Item[];
  /** Give it as `cursor` for what follows; null at the end. */
  next: string | null;
}

/** Of one row more than wanted, a page and where the next one begins. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => readonly (string | number)[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(toItem),
    next: last ? Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url') : null,
  };
}

/** @throws DomainError `request.bad-cursor` for what {@link pageOf} did not write */
export function readCursor(cursor: string, shape: readonly RegExp[]): string[] {
  const bad = () => new DomainError('invalid', 'request.bad-cursor', 'The cursor is none of ours');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw bad();
  }
  if (!Array.isArray(parts) || parts.length !== shape.length) throw bad();
  return parts.map((part: unknown, i) => {
    const text = String(part);
    if (!shape[i]!.test(text)) throw bad();
    return text;
  });
}

export const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3,6}Z$/;
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const NUMBER = /^\d{1,9}$/;
