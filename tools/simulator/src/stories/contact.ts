import type { Person } from '../operator/person.js';

/** The product's doors by their path below /webhooks. */
export const DOORS = [
  'twilio/sms',
  'twilio/voice',
  'meta/whatsapp',
  'meta/messenger',
  'meta/instagram',
  'telegram',
  'postmark',
  'mailgun',
  'email',
  'chatwoot',
  'zendesk',
  'x',
  'wechat',
  'generic/call-centre',
  'generic/shop',
  'generic/app',
  'generic/sms-gateway',
  'generic/desk',
] as const;
export type Door = (typeof DOORS)[number];

/** One contact as it happened, before any vendor has put it into words. */
export interface Contact {
  /** Unique in one sample: every vendor's id of it is derived from this. */
  key: string;
  door: Door;
  kind: 'message' | 'call' | 'visit' | 'session' | 'post' | 'ticket';
  person: Person;
  at: Date;
  direction: 'inbound' | 'outbound';
  /** Contacts with the same value are one exchange. */
  conversation: string;
  /** Key of the contact that this one answers. */
  repliesTo?: string;
  agent?: string;
  /** What it is about, in the person's language. */
  subject: string;
  text?: string;
  /** A call that nobody answered. */
  abandoned?: boolean;
  /** Of a call, from being answered; of a visit, from being served. */
  seconds?: number;
  waitSeconds?: number;
  /** A picture comes with it. */
  picture?: boolean;
  /** Sent behind everything else, as what a queue somewhere had held back. */
  late?: boolean;
}
