import { DomainError, newId } from '@viewline/kernel';
import type { Channel } from './channel.js';
import type { Addresses, Notification } from './notification.js';
import type { NotificationRequest } from './notification-request.js';

export const USUAL_TRY_TIMES = 5;
export const MOST_TRY_TIMES = 20;

export interface Circumstances {
  messageId: string;
  now: Date;
  /** Addresses given with the message. */
  given?: Addresses;
  /** Most tries on one channel. */
  tryTimes?: number;
}

/** @throws DomainError `notification.request-invalid` */
export function newNotification(
  { channels, ...request }: NotificationRequest,
  { messageId, now, given = {}, tryTimes = USUAL_TRY_TIMES }: Circumstances,
): Notification {
  const { idempotencyKey, severity } = request;
  const problem =
    idempotencyKey.length === 0 || idempotencyKey.length > 300
      ? 'idempotencyKey has 1 to 300 characters'
      : !Number.isInteger(severity) || severity < 1 || severity > 10
        ? 'severity is a whole number from 1 to 10'
        : undefined;
  if (problem) throw new DomainError('invalid', 'notification.request-invalid', problem);
  return {
    ...request,
    id: newId(),
    messageId,
    status: 'waiting',
    ...(channels && { wanted: [...channels] as readonly Channel[] }),
    given,
    addresses: {},
    channels: [],
    tried: [],
    tries: 0,
    tryTimes,
    attempts: 0,
    bound: false,
    content: {},
    deferrals: 0,
    reasons: [],
    sequence: 0,
    createdAt: now,
  };
}
