import type { Channel, IdentityKind } from '@viewline/events';
import { channelIdentity } from '../shared/channel-identity.js';

/** Twilio carries other networks in the same webhook, told by a prefix: `whatsapp:+33…`, `messenger:123`. */
export function twilioAddress(address: string | undefined, region: string | undefined) {
  const [, network, rest] = /^(whatsapp|messenger):(.*)$/s.exec(address ?? '') ?? [];
  const channel: Channel = network === 'whatsapp' || network === 'messenger' ? network : 'sms';
  const kind: IdentityKind = channel === 'sms' ? 'phone' : channel;
  const found = channelIdentity(kind, rest ?? address, region);
  return { channel, ...found, label: found.identity?.value ?? rest ?? address ?? '' };
}
