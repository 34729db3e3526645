import { DomainError, isId } from '@viewline/kernel';

/** A place between two entries of a timeline: everything older than this comes next. */
export interface Cursor {
  occurredAt: Date;
  eventId: string;
}

export function encodeCursor({ occurredAt, eventId }: Cursor): string {
  return Buffer.from(`${occurredAt.toISOString()}|${eventId}`).toString('base64url');
}

/** @throws DomainError `timeline.invalid-cursor` */
export function decodeCursor(text: string): Cursor {
  const [time, eventId] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const occurredAt = new Date(time ?? '');
  if (Number.isNaN(occurredAt.getTime()) || !isId(eventId)) {
    throw new DomainError(
      'invalid',
      'timeline.invalid-cursor',
      'the cursor is not one that this API gave out',
    );
  }
  return { occurredAt, eventId };
}
