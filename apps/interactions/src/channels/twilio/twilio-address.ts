import type { Channel, IdentityKind } from '@viewline/events';
import { channelIdentity } from '../shared/channel-identity.js';

/**
 * The words that carriers send in place of a withheld number (anonymous, unavailable, restricted, blocked, unknown,
 * private), which Twilio dials into digits. Some of them look like numbers of Lesotho or China: all who withhold theirs
 * would become one person.
 */
const WITHHELD = ['266696687', '86282452253', '7378742833', '2562533', '8656696', '7748283'];

/** Twilio carries other networks in the same webhook, told by a prefix: `whatsapp:+33…`, `messenger:123`, `rcs:+33…`. */
export function twilioAddress(address: string | undefined, region: string | undefined) {
  const [, network, rest] = /^(whatsapp|messenger|rcs):(.*)$/s.exec(address ?? '') ?? [];
  const channel: Channel = network === 'whatsapp' || network === 'messenger' ? network : 'sms';
  const kind: IdentityKind = channel === 'sms' ? 'phone' : channel;
  const found = twilioIdentity(kind, rest ?? address, region);
  return { channel, ...found, label: found.identity?.value ?? rest ?? address ?? '' };
}

export function twilioIdentity(kind: IdentityKind, address: string | undefined, region: string | undefined) {
  const isWithheld = WITHHELD.includes(address?.trim().replace(/^\+/, '') ?? '');
  return isWithheld ? { identityMissing: 'the number is withheld' } : channelIdentity(kind, address, region);
}
