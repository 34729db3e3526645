import type { Identity } from '@viewline/events';
import { CHANNELS, type Channel } from '../channel.js';
import type { Addresses } from '../notification.js';

/** What is known of how to reach somebody. */
export interface Person {
  subscriberId: string;
  /** In the order in which they were linked. */
  identities: readonly Identity[];
  /** BCP 47. */
  language?: string;
  /** Whether a browser or app of theirs takes push messages. */
  hasDevices: boolean;
  /** Their own system, where they have one. */
  webhookUrl?: string;
}

/** Best first where nobody said otherwise; the inbox always takes a message, so it comes last. */
export const USUAL_ORDER = [
  'push',
  'whatsapp',
  'sms',
  'email',
  'webhook',
  'in-app',
] as const satisfies Channel[];

/** Addresses by channel: those given with the message, otherwise those of the person. */
export function addressesOf(person: Person, given: Addresses): Addresses {
  const first = (kind: Identity['kind']) =>
    person.identities.find((identity) => identity.kind === kind)?.value;
  const phone = first('phone');
  const own: Partial<Record<Channel, string | undefined>> = {
    email: first('email'),
    sms: phone,
    whatsapp: first('whatsapp') ?? phone,
    push: person.hasDevices ? person.subscriberId : undefined,
    'in-app': person.subscriberId,
    webhook: person.webhookUrl,
  };
  const entries = CHANNELS.flatMap((channel) => {
    const address = given[channel] ?? own[channel];
    return address ? [[channel, address] as const] : [];
  });
  return Object.fromEntries(entries);
}
