import { DomainError } from '@viewline/kernel';
import { DateTime } from 'luxon';

/** Years that calendars, databases and bills agree on. */
const ISO = /^(?=19|2)\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;

/** ISO 8601 date or date-time, in UTC where it names no offset. @throws DomainError `bill.bad-date` */
export function readDate(text: string, name: string): string {
  const date = ISO.test(text) ? DateTime.fromISO(text, { zone: 'utc' }) : undefined;
  const iso = date?.isValid ? date.toISO() : undefined;
  if (iso?.length !== 24) {
    throw new DomainError('invalid', 'bill.bad-date', `${name} is no ISO 8601 date: ${JSON.stringify(text)}`);
  }
  return iso;
}
