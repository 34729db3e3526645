import type { Channel, InteractionFacts } from '@viewline/events';

/** Where people write to and fro, so that somebody has to be there. */
export const CHAT_CHANNELS: readonly Channel[] = [
  'chat',
  'whatsapp',
  'messenger',
  'instagram',
  'telegram',
  'wechat',
];

/** Whether a contact belongs to a one-to-one talk in writing, whoever it is from. */
export function isWordOfChat({ channel, kind, public: isPublic }: InteractionFacts): boolean {
  return (
    (kind === 'message' || kind === 'session' || kind === 'note') &&
    !isPublic &&
    CHAT_CHANNELS.includes(channel)
  );
}

/** Whether a contact asks for an agent in a chat. What is public, such as a comment, is nobody's one-to-one talk. */
export function asksForAgent({ channel, direction, kind, public: isPublic }: InteractionFacts): boolean {
  return (
    direction === 'inbound' &&
    (kind === 'message' || kind === 'session') &&
    !isPublic &&
    CHAT_CHANNELS.includes(channel)
  );
}
