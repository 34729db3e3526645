import { DomainError, isId } from '@viewline/kernel';

/** A place between two messages of a list: everything older than this comes next. */
export interface Cursor {
  createdAt: Date;
  id: string;
}

export function encodeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.toISOString()}|${id}`).toString('base64url');
}

/** @throws DomainError `notifications.invalid-cursor` */
export function decodeCursor(text: string): Cursor {
  const [time, id] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const createdAt = new Date(time ?? '');
  if (Number.isNaN(createdAt.getTime()) || !isId(id)) {
    throw new DomainError(
      'invalid',
      'notifications.invalid-cursor',
      'the cursor is not one that this API gave out',
    );
  }
  return { createdAt, id };
}
