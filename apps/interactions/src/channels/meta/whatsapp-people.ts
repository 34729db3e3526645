import { channelIdentity } from '../shared/channel-identity.js';
import { idAt, listAt, textAt } from '../shared/untrusted-json.js';

/** Of people who go by a username the number is not told, only an id that is theirs towards this business. */
export function whatsAppIdentity(phone: string | undefined, userId: string | undefined) {
  return phone === undefined && userId !== undefined
    ? channelIdentity('chat-contact', `meta:${userId}`)
    : channelIdentity('whatsapp', phone);
}

/** In a group `recipient_id` is the group, and the one who got the message is its participant. */
export function recipientOf(item: unknown) {
  const phone = idAt(item, 'recipient_participant_id') ?? idAt(item, 'recipient_id');
  return whatsAppIdentity(phone, idAt(item, 'recipient_user_id'));
}

export function profileName(value: unknown, customer: string | undefined, userId: string | undefined) {
  const contacts = listAt(value, 'contacts');
  const sender = contacts.find((one) =>
    customer === undefined
      ? userId !== undefined && idAt(one, 'user_id') === userId
      : idAt(one, 'wa_id') === customer,
  );
  return textAt(sender, 'profile', 'name');
}
