import type {
  AnnouncementPublished,
  ConsentChanged,
  EventDefinition,
  NotificationCancelled,
  NotificationDelivered,
  NotificationFailed,
  NotificationLeftUncertain,
  NotificationRead,
  NotificationReason,
  NotificationScheduled,
  NotificationSent,
  NotificationSuppressed,
  PreferenceChanged,
  TermsAccepted,
} from '@viewline/events';
import type { EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  email: 'E-mail',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  push: 'Push',
  'in-app': 'In-app',
  webhook: 'Webhook',
};

interface Facts {
  notificationId: string;
  messageId: string;
  purpose: string;
  severity: number;
  template?: string;
  source?: string;
  campaign?: string;
}

export const notificationScheduled: EntryWriter<DataOf<typeof NotificationScheduled>> = (facts) => ({
  ...notice(null),
  title: `${titled(facts.purpose)} message waits until ${facts.until}`,
  text: said(facts.reasons),
  details: { ...detailsOf(facts), until: facts.until, reasons: facts.reasons },
});

export const notificationSuppressed: EntryWriter<DataOf<typeof NotificationSuppressed>> = (facts) => ({
  ...notice(null),
  title: `${titled(facts.purpose)} message not sent`,
  text: said(facts.reasons),
  details: { ...detailsOf(facts), reasons: facts.reasons },
});

export const notificationSent: EntryWriter<DataOf<typeof NotificationSent>> = (facts) => ({
  ...notice(facts.channel),
  kind: 'message',
  title: facts.subject || `${nameOf(facts.channel)} ${facts.purpose} message sent`,
  text: facts.text,
  details: {
    ...detailsOf(facts),
    provider: facts.provider,
    address: facts.address,
    attempts: facts.attempts,
    ...(facts.providerMessageId && { providerMessageId: facts.providerMessageId }),
  },
});

export const notificationDelivered: EntryWriter<DataOf<typeof NotificationDelivered>> = (facts) => ({
  ...notice(facts.channel),
  title: `${nameOf(facts.channel)} message delivered`,
  details: { ...detailsOf(facts), provider: facts.provider },
});

export const notificationRead: EntryWriter<DataOf<typeof NotificationRead>> = (facts) => ({
  ...notice(facts.channel),
  title: `${nameOf(facts.channel)} message read`,
  details: { ...detailsOf(facts), provider: facts.provider },
});

export const notificationFailed: EntryWriter<DataOf<typeof NotificationFailed>> = (facts) => ({
  ...notice(facts.channel ?? null),
  title: `${facts.channel ? nameOf(facts.channel) : titled(facts.purpose)} message failed: ${facts.code}`,
  text: facts.reason,
  details: {
    ...detailsOf(facts),
    code: facts.code,
    ...(facts.provider && { provider: facts.provider }),
  },
});

export const notificationLeftUncertain: EntryWriter<DataOf<typeof NotificationLeftUncertain>> = (facts) => ({
  ...notice(facts.channel),
  title: `${nameOf(facts.channel)} message perhaps sent: the provider did not say`,
  details: { ...detailsOf(facts), provider: facts.provider, code: facts.code },
});

export const notificationCancelled: EntryWriter<DataOf<typeof NotificationCancelled>> = (facts) => ({
  ...notice(null),
  title: `${titled(facts.purpose)} message called off`,
  text: facts.reason,
  actor: facts.by,
  details: detailsOf(facts),
});

export const consentChanged: EntryWriter<DataOf<typeof ConsentChanged>> = (consent) => ({
  channel: null,
  kind: 'account',
  title: `${titled(consent.purpose)} messages ${consent.granted ? 'allowed' : 'forbidden'}${
    consent.channel ? ` by ${nameOf(consent.channel)}` : ''
  }`,
  text: consent.evidence,
  actor: consent.by ?? consent.origin,
  details: {
    purpose: consent.purpose,
    granted: consent.granted,
    origin: consent.origin,
    ...(consent.channel && { channel: consent.channel }),
  },
});

export const preferenceChanged: EntryWriter<DataOf<typeof PreferenceChanged>> = ({
  subscriberId: _,
  by,
  changed,
  ...preferences
}) => ({
  channel: null,
  kind: 'account',
  title: `Contact preferences changed: ${changed.join(', ') || 'none'}`,
  actor: by,
  details: preferences,
});

export const termsAccepted: EntryWriter<DataOf<typeof TermsAccepted>> = (accepted) => ({
  channel: null,
  kind: 'account',
  title: `Accepted ${accepted.document}, version ${accepted.version}`,
  text: accepted.evidence,
  actor: accepted.by ?? accepted.origin,
  details: { document: accepted.document, version: accepted.version, origin: accepted.origin },
});

export const announcementPublished: EntryWriter<DataOf<typeof AnnouncementPublished>> = (announcement) => ({
  channel: null,
  kind: 'announcement',
  title: `Announcement: ${announcement.title}`,
  direction: 'outbound',
  actor: announcement.by,
  details: {
    purpose: announcement.purpose,
    audience: announcement.audience,
    audienceSize: announcement.audienceSize,
  },
});

function notice(channel: string | null) {
  return { channel, kind: 'delivery', direction: 'outbound' } as const;
}

function detailsOf({ notificationId, messageId, purpose, severity, template, source, campaign }: Facts) {
  return {
    notificationId,
    messageId,
    purpose,
    severity,
    ...(template && { template }),
    ...(source && { source }),
    ...(campaign && { campaign }),
  };
}

function said(reasons: readonly NotificationReason[]): string | undefined {
  return reasons.map(({ text }) => text).join(' ') || undefined;
}

function nameOf(channel: string): string {
  return CHANNEL_NAMES[channel] ?? channel;
}

function titled(purpose: string): string {
  return purpose.charAt(0).toUpperCase() + purpose.slice(1);
}
