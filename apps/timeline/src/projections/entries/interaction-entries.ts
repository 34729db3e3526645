import type {
  EventDefinition,
  InteractionFacts,
  InteractionRecorded,
  InteractionRemoved,
  InteractionStatusChanged,
  MessageDeliveryReported,
} from '@viewline/events';
import type { EntryText, EntryWriter } from './entry.js';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;

const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  phone: 'Phone',
  sms: 'SMS',
  email: 'E-mail',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  instagram: 'Instagram',
  telegram: 'Telegram',
  x: 'X',
  wechat: 'WeChat',
  chat: 'Chat',
  shop: 'Shop',
  app: 'App',
  web: 'Web',
};

export const interactionRecorded: EntryWriter<DataOf<typeof InteractionRecorded>> = (facts) =>
  contact(facts, {
    kind: facts.kind,
    title:
      facts.subject ||
      `${nameOf(facts.channel)} ${facts.kind} ${facts.direction === 'inbound' ? 'received' : 'sent'}`,
  });

export const interactionUpdated: EntryWriter<InteractionFacts> = (facts) =>
  contact(facts, {
    kind: 'update',
    title: `${nameOf(facts.channel)} ${facts.kind} updated: ${facts.status}`,
  });

export const interactionStatusChanged: EntryWriter<DataOf<typeof InteractionStatusChanged>> = (change) => ({
  channel: change.channel,
  kind: 'update',
  title: `${nameOf(change.channel)} contact: ${change.fromStatus} → ${change.toStatus}`,
  details: { fromStatus: change.fromStatus, toStatus: change.toStatus },
});

export const interactionRemoved: EntryWriter<DataOf<typeof InteractionRemoved>> = ({ channel }) => ({
  channel,
  kind: 'update',
  title: `${nameOf(channel)} contact removed from the record`,
});

export const messageDeliveryReported: EntryWriter<DataOf<typeof MessageDeliveryReported>> = (report) => ({
  channel: report.channel,
  kind: 'delivery',
  title: `${nameOf(report.channel)} message ${report.status}`,
  direction: 'outbound',
  details: { status: report.status, ...(report.errorCode && { errorCode: report.errorCode }) },
});

function contact(facts: InteractionFacts, { kind, title }: Pick<EntryText, 'kind' | 'title'>): EntryText {
  return {
    channel: facts.channel,
    kind,
    title,
    text: facts.text,
    direction: facts.direction,
    actor: facts.direction === 'outbound' ? facts.agent : (facts.displayName ?? facts.identity?.value),
    conversationId: facts.conversationId,
    details: {
      ...facts.details,
      provider: facts.provider,
      externalId: facts.externalId,
      status: facts.status,
      identity: facts.identity,
      agent: facts.agent || undefined,
      public: facts.public || undefined,
      endedAt: facts.endedAt,
      attachments: facts.attachments?.length ? facts.attachments : undefined,
    },
  };
}

function nameOf(channel: string): string {
  return CHANNEL_NAMES[channel] ?? channel;
}
