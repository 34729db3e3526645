import { signMeta } from '../signing/meta.js';
import type { Contact } from '../stories/contact.js';
import { hexId, numberId, seconds, secretFor, type DoorContext, type DoorWriter } from './door-writer.js';

const PAGE = '104785509123456';
const LINE = { display_phone_number: '18005550100', phone_number_id: '106540352242922' };
const BATCH = 50;

export const whatsapp: DoorWriter = {
  batch: BATCH,
  write: (contacts, context) => [
    sender('whatsapp', context, {
      object: 'whatsapp_business_account',
      entry: [
        { id: '102290129340398', changes: contacts.flatMap((contact) => whatsappChanges(contact, context)) },
      ],
    }),
  ],
};

export const messenger: DoorWriter = { batch: BATCH, write: pageWriter('messenger', 'page') };
export const instagram: DoorWriter = { batch: BATCH, write: pageWriter('instagram', 'instagram') };

function sender(product: 'whatsapp' | 'messenger' | 'instagram', { secrets }: DoorContext, payload: object) {
  const body = JSON.stringify(payload);
  return () => signMeta(secretFor('meta', secrets.metaAppSecret), product, body);
}

function whatsappChanges(contact: Contact, context: DoorContext): object[] {
  const { person, at, direction, text } = contact;
  const customer = person.phone.slice(1);
  const id = `wamid.${Buffer.from(hexId(context, 40, contact.key)).toString('base64')}`;
  const common = { messaging_product: 'whatsapp', metadata: LINE };
  const message = { id, timestamp: String(seconds(at)), ...content(contact, text, context) };
  if (direction === 'inbound') {
    const contacts = [{ profile: { name: person.name }, wa_id: customer }];
    return [
      { field: 'messages', value: { ...common, contacts, messages: [{ from: customer, ...message }] } },
    ];
  }
  const echo = { from: LINE.display_phone_number, to: customer, ...message };
  const status = { id, status: 'read', timestamp: String(seconds(at) + 30), recipient_id: customer };
  return [
    { field: 'smb_message_echoes', value: { ...common, message_echoes: [echo] } },
    { field: 'messages', value: { ...common, statuses: [status] } },
  ];
}

function content(contact: Contact, text: string | undefined, context: DoorContext): object {
  if (!contact.picture) return { type: 'text', text: { body: text } };
  const image = { id: numberId(context, 15, contact.key, 'image'), mime_type: 'image/jpeg', caption: text };
  return { type: 'image', image };
}

/** Messenger and Instagram speak one format; a post is a comment under one of the operator's own. */
function pageWriter(product: 'messenger' | 'instagram', object: string): DoorWriter['write'] {
  return (contacts, context) => {
    const entry = contacts.map((contact) => {
      const time = contact.at.getTime();
      const id = contact.person.social[product];
      if (contact.kind !== 'post') return { id: PAGE, time, messaging: [messaging(contact, context, id)] };
      const from = { id, username: contact.person.name };
      const value = {
        id: numberId(context, 17, contact.key),
        text: contact.text,
        from,
        media: { id: '17887498072083520' },
      };
      return { id: PAGE, time: seconds(contact.at), changes: [{ field: 'comments', value }] };
    });
    return [sender(product, context, { object, entry })];
  };
}

function messaging(contact: Contact, context: DoorContext, personId: string | undefined): object {
  const isEcho = contact.direction === 'outbound';
  const message = {
    mid: `m_${hexId(context, 48, contact.key)}`,
    text: contact.text,
    ...(isEcho && { is_echo: true }),
    ...(contact.picture && {
      attachments: [{ type: 'image', payload: { url: `https://media.example.com/${contact.key}.jpg` } }],
    }),
  };
  const [sent, received] = isEcho ? [PAGE, personId] : [personId, PAGE];
  return { sender: { id: sent }, recipient: { id: received }, timestamp: contact.at.getTime(), message };
}
