import { signChatwoot } from '../signing/chatwoot.js';
import { numberId, secretFor, type DoorWriter } from './door-writer.js';

const ACCOUNT = { id: 1, name: 'Viewline' };

export const chatwoot: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const { person, direction, at, agent } = contact;
      const visitor = {
        id: Number(numberId({ ...context, sample: '' }, 9, person.key, person.phone)),
        name: person.name,
        email: person.email,
        phone_number: person.phone,
        type: 'contact',
      };
      const isInbound = direction === 'inbound';
      const body = JSON.stringify({
        event: 'message_created',
        id: Number(numberId(context, 12, contact.key)),
        content: contact.text,
        created_at: at.toISOString(),
        message_type: isInbound ? 'incoming' : 'outgoing',
        content_type: 'text',
        private: false,
        sender: isInbound ? visitor : { id: 2, name: agent, type: 'user' },
        inbox: { id: 3, name: 'Website' },
        conversation: {
          id: Number(numberId(context, 9, contact.conversation)),
          channel: 'Channel::WebWidget',
          status: 'open',
          meta: { sender: visitor },
          additional_attributes: { referer: 'https://www.viewline.example/help' },
        },
        account: ACCOUNT,
        attachments: contact.picture
          ? [
              {
                file_type: 'image',
                data_url: `https://media.example.com/${contact.key}.jpg`,
                file_size: 84_213,
              },
            ]
          : [],
      });
      return (now) => signChatwoot(secretFor('chatwoot', context.secrets.chatwootWebhookSecret), body, now);
    }),
};
