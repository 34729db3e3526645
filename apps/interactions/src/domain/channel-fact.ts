import type { Channel, Identity, InteractionFacts } from '@viewline/events';

export type Details = Record<string, string | number | boolean>;
export type Attachment = NonNullable<InteractionFacts['attachments']>[number];

/** How a message says what it answers, where it names its parent and not its thread: e-mail (RFC 5322, 3.6.4), posts. */
export interface ReplyThread {
  /** Of this message; a post's begins with its network, so that it is no e-mail's. */
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
  /** The conversation id is derived from it. With `thread` it is the oldest message known of the thread. */
  threadKey: string;
  /** Lets a reply find its thread even when the thread began elsewhere. */
  thread?: ReplyThread;
  /** BCP 47, where the source says so; goes on record among the details. */
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
