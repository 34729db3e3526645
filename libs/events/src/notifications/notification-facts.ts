import { Type, type Static } from 'typebox';

/** The ways on which we can reach a person or their systems. */
export const NOTIFICATION_CHANNELS = ['email', 'sms', 'whatsapp', 'push', 'in-app', 'webhook'] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

/** Why we write to somebody. Consent, quiet hours and the attention budget go by it. */
export const NOTIFICATION_PURPOSES = [
  'service',
  'outage',
  'billing',
  'reminder',
  'marketing',
  'survey',
  'security',
] as const;
export type NotificationPurpose = (typeof NOTIFICATION_PURPOSES)[number];

/** What every fact about one notification says: which it is, whose, and what it is for. */
export const NOTIFICATION_FACTS = {
  /** One message to one receiver. */
  notificationId: Type.String({ format: 'uuid' }),
  /** The TMF681 message that it is part of; a message with several receivers is several notifications. */
  messageId: Type.String({ format: 'uuid' }),
  subscriberId: Type.String({ format: 'uuid' }),
  purpose: Type.Enum([...NOTIFICATION_PURPOSES]),
  /** 1 is the most urgent, 10 the least. */
  severity: Type.Integer({ minimum: 1, maximum: 10 }),
  template: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  /** Who asked for it, such as `tickets` or `reminders`. */
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  campaign: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
};

/** On which way it went. */
export const NOTIFICATION_WAY = {
  channel: Type.Enum([...NOTIFICATION_CHANNELS]),
  /** The configured provider's name, such as `smtp-main`. */
  provider: Type.String({ minLength: 1, maxLength: 60 }),
};

export const NotificationReasonSchema = Type.Object({
  /** Stable, such as `quiet-hours` or `budget.daily`. */
  rule: Type.String({ minLength: 1, maxLength: 120 }),
  /** One sentence for people. */
  text: Type.String({ minLength: 1, maxLength: 500 }),
});
/** Why something was done with a message. */
export type NotificationReason = Static<typeof NotificationReasonSchema>;
export const NotificationReasonsSchema = Type.Array(NotificationReasonSchema, { maxItems: 30 });
