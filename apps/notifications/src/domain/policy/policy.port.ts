import type { NotificationReason } from '@viewline/events';
import type { Channel } from '../channel.js';
import type { NotificationRequest } from '../notification-request.js';

/** A request on its way, with the channels on which the subscriber has an address, best first. */
export interface PolicyRequest extends NotificationRequest {
  notificationId: string;
  channels: readonly Channel[];
  /** When the policy deferred it before and is asked again: how often so far. */
  deferrals: number;
}

/** What may happen with one request, and why. The reasons are kept and shown. */
export type PolicyDecision =
  | {
      action: 'send';
      channels: readonly Channel[];
      reasons: readonly NotificationReason[];
      /** BCP 47: the person's own, by their wish, else by their profile. */
      language?: string;
      /** Of the wording, where the person wishes for one. */
      tone?: string;
      /** IANA: the person's own, in which times are told. */
      timeZone?: string;
    }
  | { action: 'defer'; until: Date; reasons: readonly NotificationReason[] }
  | { action: 'suppress'; reasons: readonly NotificationReason[] };

/**
 * Decides over messages when they are asked for, and again when a deferral is over. `send` takes from the attention
 * budget in the transaction given; a failed transaction takes nothing.
 */
export interface NotificationPolicy<Tx = unknown> {
  /** @returns one decision per request, in their order */
  decide(tx: Tx, requests: readonly PolicyRequest[]): Promise<PolicyDecision[]>;
}

/** Injection token of the one policy. */
export const NOTIFICATION_POLICY = Symbol('NotificationPolicy');
