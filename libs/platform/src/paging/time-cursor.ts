import { DomainError, isId } from '@viewline/kernel';

/** A place in a list that is ordered by a time, to the millisecond, and then by an id: what comes after it is next. */
export interface TimeCursor {
  at: Date;
  id: string;
}

export function writeTimeCursor({ at, id }: TimeCursor): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString('base64url');
}

/** @param code of the error for what {@link writeTimeCursor} did not write. @throws DomainError */
export function readTimeCursor(text: string, code: string): TimeCursor {
  const [time, id] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const at = new Date(time ?? '');
  if (Number.isNaN(at.getTime()) || !isId(id)) {
    throw new DomainError('invalid', code, 'the cursor is not one that this API gave out');
  }
  return { at, id };
}
