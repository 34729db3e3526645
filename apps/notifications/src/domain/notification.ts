import type { NotificationReason } from '@viewline/events';
import type { Channel } from './channel.js';
import type { NotificationRequest } from './notification-request.js';
import type { RenderedMessage } from './template/renderer.port.js';

/**
 * `waiting`: for its time; `queued`: for its provider; `sent`: a provider took it; `uncertain`: nobody knows whether
 * one did, so it is never sent again by itself.
 */
export const NOTIFICATION_STATUSES = [
  'waiting',
  'queued',
  'uncertain',
  'sent',
  'failed',
  'delivered',
  'read',
  'suppressed',
  'cancelled',
] as const;
export type NotificationStatus = (typeof NOTIFICATION_STATUSES)[number];

/** Where a message goes on each channel: a telephone number, a mail address, a URL, a subscriber's id. */
export type Addresses = Readonly<Partial<Record<Channel, string>>>;

/** One message to one receiver, from the wish to the read receipt. */
export interface Notification extends Omit<NotificationRequest, 'channels'> {
  id: string;
  messageId: string;
  status: NotificationStatus;
  /** What was asked for; absent: whatever reaches the person. */
  wanted?: readonly Channel[];
  /** Given by whoever asked; others are looked up. */
  given: Addresses;
  addresses: Addresses;
  /** Still to be tried, the present one first. */
  channels: readonly Channel[];
  /** The provider in whose queue it stands, or that took it. */
  provider?: string;
  /** Providers of the present channel that were tried in this round. */
  tried: readonly string[];
  /** Rounds and repetitions on the present channel. */
  tries: number;
  /** Most tries on one channel. */
  tryTimes: number;
  /** Calls of providers in all. */
  attempts: number;
  /** A call whose outcome nobody knows was made to the present provider: only it may be asked again. */
  bound: boolean;
  /** How it was put, per channel, once it was; a repetition says exactly the same. */
  content: Readonly<Partial<Record<Channel, RenderedMessage>>>;
  /** IANA: in which times are told to the person. */
  timeZone?: string;
  until?: Date;
  deferrals: number;
  reasons: readonly NotificationReason[];
  /** Events stated so far. */
  sequence: number;
  createdAt: Date;
  sentAt?: Date;
  deliveredAt?: Date;
  readAt?: Date;
  /** When what was taken came back. */
  returnedAt?: Date;
  /** When it failed, was suppressed or called off. */
  endedAt?: Date;
}

/** Where a status may lead. A test walks it: nothing else ever happens. */
export const NOTIFICATION_MOVES: Readonly<Record<NotificationStatus, readonly NotificationStatus[]>> = {
  waiting: ['waiting', 'queued', 'failed', 'suppressed', 'cancelled'],
  queued: ['queued', 'sent', 'uncertain', 'failed', 'delivered', 'read', 'cancelled'],
  uncertain: ['sent', 'failed', 'delivered', 'read'],
  sent: ['failed', 'delivered', 'read'],
  // A late word that it arrived outweighs an early one that it did not, unless it came back.
  failed: ['delivered', 'read'],
  delivered: ['read', 'failed'],
  read: [],
  suppressed: [],
  cancelled: [],
};

export function mayMove(from: NotificationStatus, to: NotificationStatus): boolean {
  return NOTIFICATION_MOVES[from].includes(to);
}
