import { CHANNELS, type Channel, type InteractionFacts } from '@viewline/events';

/** What operators call their channels, beside our own names. */
const ALIASES: readonly (readonly [RegExp, Channel])[] = [
  [/phone|call|voice|ivr/i, 'phone'],
  [/whats\s*app/i, 'whatsapp'],
  [/e-?mail/i, 'email'],
  [/\bsms\b|text message/i, 'sms'],
  [/chat/i, 'chat'],
  [/shop|store|retail|branch/i, 'shop'],
  [/\bapp\b|mobile/i, 'app'],
  [/twitter/i, 'x'],
];

const KINDS: Readonly<Partial<Record<Channel, InteractionFacts['kind']>>> = {
  phone: 'call',
  shop: 'visit',
  x: 'post',
  app: 'session',
  web: 'session',
};

/** Our channel for a TM Forum channel reference, by its id or its name; one that nobody knows reads as `web`. */
export function channelOfReference({ id, name }: { id: string; name?: string }): Channel {
  for (const word of [id, name ?? '']) {
    const exact = CHANNELS.find((channel) => channel === word.toLowerCase());
    const alias = exact ?? ALIASES.find(([pattern]) => pattern.test(word))?.[1];
    if (alias) return alias;
  }
  return 'web';
}

export function kindOnChannel(channel: Channel): InteractionFacts['kind'] {
  return KINDS[channel] ?? 'message';
}
