import { signTelegram } from '../signing/telegram.js';
import { numberId, seconds, secretFor, type DoorWriter } from './door-writer.js';

/** Agents answer through a business connection, which shows the bot their messages too. */
export const telegram: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const { person, at, direction, text, agent } = contact;
      const id = Number(person.social.telegram);
      const [first_name, ...rest] = person.name.split(' ');
      const named = { first_name, ...(rest.length > 0 && { last_name: rest.join(' ') }) };
      const isInbound = direction === 'inbound';
      const message = {
        message_id: Number(numberId(context, 9, contact.key)),
        date: seconds(at),
        chat: { id, type: 'private', ...named },
        from: isInbound
          ? { id, is_bot: false, ...named, language_code: person.language }
          : { id: 7_000_001, is_bot: false, first_name: agent ?? 'Viewline' },
        text,
      };
      const update_id = Number(numberId(context, 9, contact.key, 'update'));
      const body = JSON.stringify({ update_id, [isInbound ? 'message' : 'business_message']: message });
      return () => signTelegram(secretFor('telegram', context.secrets.telegramSecretToken), body);
    }),
};
