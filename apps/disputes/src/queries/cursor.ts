import { DomainError, isId } from '@viewline/kernel';

interface Place {
  at: Date;
  id: string;
}

export function writeCursor({ at, id }: Place): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** @throws DomainError `request.bad-cursor` */
export function readCursor(cursor: string): Place {
  const [time = '', id] = Buffer.from(cursor, 'base64url').toString().split('.');
  const at = new Date(/^\d{1,15}$/.test(time) ? Number(time) : Number.NaN);
  if (Number.isNaN(at.getTime()) || !isId(id)) {
    throw new DomainError('invalid', 'request.bad-cursor', 'The cursor is not one of ours');
  }
  return { at, id };
}
