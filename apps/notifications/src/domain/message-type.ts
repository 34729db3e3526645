import type { Channel } from './channel.js';

/** What TMF681 calls each channel; its text is free, so usual spellings of others are understood too. */
const MESSAGE_TYPES: Readonly<Record<Channel, readonly [string, ...string[]]>> = {
  email: ['Email', 'E-mail', 'Mail'],
  sms: ['SMS', 'Text'],
  whatsapp: ['WhatsApp'],
  push: ['Mobile app push notification', 'Push', 'Mobile app push', 'Push notification', 'Web push'],
  'in-app': ['In-app message', 'In-app', 'InApp', 'Inbox'],
  webhook: ['Webhook'],
};

export function messageTypeOf(channel: Channel): string {
  return MESSAGE_TYPES[channel][0];
}

export function channelOf(messageType: string): Channel | undefined {
  const wanted = messageType.trim().toLowerCase();
  const found = Object.entries(MESSAGE_TYPES).find(([, names]) =>
    names.some((name) => name.toLowerCase() === wanted),
  );
  return found?.[0] as Channel | undefined;
}
