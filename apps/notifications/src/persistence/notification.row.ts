import type { Notification } from '../domain/notification.js';

/** A notification as jsonb has it: dates are text. */
export type NotificationFacts = Record<string, unknown>;

export interface NotificationRow {
  facts: NotificationFacts;
}

const DATES = [
  'notBefore',
  'expiresAt',
  'until',
  'createdAt',
  'sentAt',
  'deliveredAt',
  'readAt',
  'returnedAt',
  'endedAt',
];

export function notificationOf({ facts }: NotificationRow): Notification {
  const dates = DATES.flatMap((name) =>
    typeof facts[name] === 'string' ? [[name, new Date(facts[name])]] : [],
  );
  const read: unknown = { ...facts, ...Object.fromEntries(dates) };
  return read as Notification;
}
