import { ZENDESK_ACCOUNT } from '../operator/people.js';
import { signZendesk } from '../signing/zendesk.js';
import type { Contact } from '../stories/contact.js';
import { hexId, numberId, secretFor, type DoorContext, type DoorWriter } from './door-writer.js';

export const zendesk: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const ticket = ticketOf(contact, context);
      const body = JSON.stringify({
        type: `zen:event-type:ticket.${contact.kind === 'ticket' ? 'created' : 'comment_added'}`,
        account_id: ZENDESK_ACCOUNT,
        id: hexId(context, 32, contact.key, 'event'),
        time: contact.at.toISOString(),
        zendesk_event_version: '2022-11-06',
        subject: `zen:ticket:${ticket.id}`,
        detail: ticket,
        event: contact.kind === 'ticket' ? {} : { comment: commentOf(contact, context) },
      });
      return (now) => signZendesk(secretFor('zendesk', context.secrets.zendeskWebhookSecret), body, now);
    }),
};

function ticketOf(contact: Contact, context: DoorContext) {
  return {
    id: numberId(context, 9, contact.conversation),
    subject: contact.subject,
    ...(contact.kind === 'ticket' && { description: contact.text, created_at: contact.at.toISOString() }),
    status: contact.kind === 'ticket' ? 'NEW' : 'OPEN',
    priority: 'NORMAL',
    requester_id: contact.person.social['chat-contact']?.split(':').at(-1),
    via: { channel: 'web_form' },
  };
}

function commentOf({ key, text, direction, agent, person }: Contact, context: DoorContext) {
  const author =
    direction === 'outbound'
      ? { id: '1', is_staff: true, name: agent }
      : { id: person.social['chat-contact']?.split(':').at(-1), is_staff: false, name: person.name };
  return { id: numberId(context, 12, key), body: text, is_public: true, author };
}
