import type { Channel, Identity, InteractionFacts } from '@viewline/events';

export type Details = Record<string, string | number | boolean>;
export type Attachment = NonNullable<InteractionFacts['attachments']>[number];

/** How an e-mail says what it answers (RFC 5322, 3.6.4). Ids without their angle brackets. */
export interface MailThread {
  messageId: string;
  inReplyTo?: string;
  /** Oldest first. */
  references: string[];
}

/** One interaction. Lengths and characters already fit InteractionFacts. */
export interface Contact {
  /** Who sent it to us: `twilio`, `meta`, … or the name of a generic source. */
  provider: string;
  /** The provider's id of the message, call or visit: with `provider` the key of idempotence. */
  externalId: string;
  channel: Channel;
  direction: InteractionFacts['direction'];
  kind: InteractionFacts['kind'];
  /** The subscriber's side, in normal form. */
  identity?: Identity;
  /** Why there is no identity, where there is none. */
  identityMissing?: string;
  displayName?: string;
  reason: string;
  status: string;
  subject?: string;
  text?: string;
  public?: boolean;
  agent?: string;
  startedAt: Date;
  endedAt?: Date;
  attachments?: Attachment[];
  details?: Details;
  /** The conversation id is derived from it. For e-mail it is the oldest message known of the thread. */
  threadKey: string;
  /** E-mail only: lets a reply find its thread even when the thread began elsewhere. */
  mail?: MailThread;
  /** BCP 47, where the source says so. */
  language?: string;
}

export type ContactFact = Contact & { type: 'contact' };

/** What may change about a contact after it was recorded. `details` are merged key by key. */
export type ContactChanges = Partial<
  Pick<
    Contact,
    | 'status'
    | 'subject'
    | 'text'
    | 'agent'
    | 'startedAt'
    | 'endedAt'
    | 'attachments'
    | 'details'
    | 'displayName'
  >
>;

/** The same message was edited, or the same call or visit went on. */
export interface ContactUpdatedFact {
  type: 'contact-updated';
  provider: string;
  externalId: string;
  channel: Channel;
  /** When it changed. */
  at: Date;
  /** Orders the reports on one contact: a report with a lower version than one already applied is stale. */
  version: number;
  changes: ContactChanges;
  /** Present where the report alone says enough to record a contact of which nothing was known yet. */
  contact?: Contact;
}

export const DELIVERY_STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What became of a message that was sent to the subscriber. */
export interface DeliveryFact {
  type: 'delivery';
  provider: string;
  /** Id of the outbound message. */
  externalId: string;
  channel: Channel;
  status: DeliveryStatus;
  errorCode?: string;
  at: Date;
  recipient?: Identity;
}

export type ChannelFact = ContactFact | ContactUpdatedFact | DeliveryFact;
