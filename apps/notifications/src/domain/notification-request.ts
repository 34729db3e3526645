import type { NotificationPurpose } from '@viewline/events';
import type { Channel } from './channel.js';

export type Purpose = NotificationPurpose;

/** A template by its name, with what its slots are filled with. */
export interface TemplateUse {
  name: string;
  slots: Readonly<Record<string, unknown>>;
  /** A variant of tone, such as `formal`; the template's usual one if absent. */
  tone?: string;
}

/** Text that is finished already, the same on every channel. */
export interface PlainContent {
  subject?: string;
  text: string;
  html?: string;
}

/** One message that somebody wants to reach one subscriber. */
export interface NotificationRequest {
  /** The same key twice is one message, for ever; 1 to 300 characters, such as `reminder:<product>:7d`. */
  idempotencyKey: string;
  subscriberId: string;
  purpose: Purpose;
  /** 1 to 10; 1 is the most urgent. */
  severity: number;
  /** Wanted channels, best first; absent: every channel on which the subscriber can be reached. */
  channels?: readonly Channel[];
  /** What is said: a template or finished text. */
  say: { template: TemplateUse; content?: undefined } | { content: PlainContent; template?: undefined };
  /** BCP 47; absent: the person's own. */
  language?: string;
  /** Not before this moment. */
  notBefore?: Date;
  /** After this moment it is of no use any more. */
  expiresAt?: Date;
  /** Who asks, such as `tickets` or `reminders`. */
  source: string;
  /** What it is part of, such as an announcement's id. */
  campaign?: string;
}
