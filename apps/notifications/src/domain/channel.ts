import { NOTIFICATION_CHANNELS, type NotificationChannel } from '@viewline/events';

export const CHANNELS = NOTIFICATION_CHANNELS;
export type Channel = NotificationChannel;

export function isChannel(text: string): text is Channel {
  return (CHANNELS as readonly string[]).includes(text);
}
