import { signX } from '../signing/x.js';
import type { Contact } from '../stories/contact.js';
import { numberId, secretFor, type DoorContext, type DoorWriter } from './door-writer.js';

const OWN = { id: '4337869213', id_str: '4337869213', name: 'Viewline TV', screen_name: 'viewlinetv' };

export const x: DoorWriter = {
  batch: 50,
  write: (contacts, context) => {
    const posts = contacts.filter(({ kind }) => kind === 'post').map((one) => post(one, context));
    const messages = contacts.filter(({ kind }) => kind !== 'post').map((one) => directMessage(one, context));
    const body = JSON.stringify({
      for_user_id: OWN.id,
      ...(posts.length > 0 && { tweet_create_events: posts }),
      ...(messages.length > 0 && {
        direct_message_events: messages,
        users: Object.fromEntries(contacts.map(userOf).map((user) => [user.id, user])),
      }),
    });
    return [() => signX(secretFor('x', context.secrets.xConsumerSecret), body)];
  },
};

function userOf({ person }: Contact) {
  const id = person.social.x ?? '';
  return { id, id_str: id, name: person.name, screen_name: `user_${id.slice(0, 8)}` };
}

function post(contact: Contact, context: DoorContext) {
  const person = userOf(contact);
  const isOwn = contact.direction === 'outbound';
  const reply = contact.repliesTo && {
    in_reply_to_status_id_str: numberId(context, 18, contact.repliesTo),
    in_reply_to_user_id_str: person.id,
    in_reply_to_screen_name: person.screen_name,
  };
  const id = numberId(context, 18, contact.key);
  return {
    id_str: id,
    created_at: contact.at.toUTCString(),
    timestamp_ms: String(contact.at.getTime()),
    text: contact.text,
    lang: contact.person.language,
    user: isOwn ? OWN : person,
    ...(isOwn && reply),
  };
}

function directMessage(contact: Contact, context: DoorContext) {
  const person = contact.person.social.x;
  const [sender_id, recipient_id] = contact.direction === 'inbound' ? [person, OWN.id] : [OWN.id, person];
  return {
    type: 'message_create',
    id: numberId(context, 18, contact.key),
    created_timestamp: String(contact.at.getTime()),
    message_create: {
      target: { recipient_id },
      sender_id,
      message_data: { text: contact.text, entities: {} },
    },
  };
}
