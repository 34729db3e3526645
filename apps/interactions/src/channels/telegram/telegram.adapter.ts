import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import type { Contact } from '../../domain/channel-fact.js';
import { channelIdentity } from '../shared/channel-identity.js';
import { changes, contact, contactFact, externalId } from '../shared/contact.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { fromEpoch, occurredAt } from '../shared/occurrence-time.js';
import { requirePost } from '../shared/requests.js';
import { requireSignature } from '../shared/signature.js';
import { at, idAt, listAt, numberAt, parseJsonObject, textAt, unreadable } from '../shared/untrusted-json.js';
import { telegramContent } from './telegram-content.js';

/**
 * Telegram Bot API. Id: `<chat id>:<message id>` and not the update id, because an edit comes as another update of
 * the same message; in a business account's chat the connection's id stands before it, for there the same customer's
 * messages are counted anew. The secret token is the only protection Telegram offers: there is no timestamp to check.
 */
export class TelegramAdapter implements ChannelAdapter {
  readonly provider = 'telegram';
  readonly path = 'telegram';

  constructor(private readonly secretToken: string) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    requireSignature(request.headers['x-telegram-bot-api-secret-token'], this.secretToken);
    const update = parseJsonObject(request.rawBody);
    if (idAt(update, 'update_id') === undefined) unreadable('no update_id');
    return gatherFacts([update], () => this.read(update, request.receivedAt), { status: 200 });
  }

  private read(update: unknown, receivedAt: Date): Reading {
    const message = at(update, 'message') ?? at(update, 'business_message');
    if (message !== undefined) {
      const draft = this.message(message, receivedAt);
      return typeof draft === 'string' ? draft : { type: 'contact', ...draft };
    }
    const edited = at(update, 'edited_message') ?? at(update, 'edited_business_message');
    if (edited !== undefined) return this.edited(edited, receivedAt);
    const deleted = at(update, 'deleted_business_messages');
    if (deleted !== undefined) return this.deleted(deleted, receivedAt);
    if (at(update, 'callback_query') !== undefined)
      return this.button(at(update, 'callback_query'), receivedAt);
    if (at(update, 'message_reaction') !== undefined)
      return this.reaction(at(update, 'message_reaction'), receivedAt);
    return 'an update that holds no contact';
  }

  private message(message: unknown, receivedAt: Date): Contact | string {
    const chat = chatKey(message) ?? unreadable('a message without chat');
    const id = idAt(message, 'message_id') ?? unreadable('a message without id');
    const content = telegramContent(message);
    if (!content) return 'a service message';
    const isPrivate = textAt(message, 'chat', 'type') === 'private';
    if (at(message, 'is_automatic_forward') === true)
      return 'a post of the channel that the group belongs to';
    // Who writes to a group in the name of a channel of their own has a bot of Telegram's for `from`.
    const isChannel = !isPrivate && idAt(message, 'sender_chat', 'id') !== undefined;
    if (isChannel && idAt(message, 'sender_chat', 'id') === idAt(message, 'chat', 'id'))
      return 'a message in the name of the group';
    const writer = at(message, isChannel ? 'sender_chat' : 'from');
    const customer = idAt(message, 'chat', 'id');
    const sender = idAt(writer, 'id');
    // In a business chat the account's own answers come by the same webhook: there the chat is the customer.
    const outbound = isPrivate && sender !== undefined && sender !== customer;
    if (!outbound && at(writer, 'is_bot') === true) return 'a message of a bot';
    const topic = idAt(message, 'message_thread_id');
    return contact({
      provider: this.provider,
      externalId: `${chat}:${id}`,
      channel: 'telegram',
      direction: outbound ? 'outbound' : 'inbound',
      kind: 'message',
      ...channelIdentity('telegram', outbound ? customer : sender),
      displayName: personName(outbound ? at(message, 'chat') : writer),
      reason: outbound ? 'message sent' : 'message received',
      status: 'completed',
      public: !isPrivate && textAt(message, 'chat', 'username') !== undefined ? true : undefined,
      agent: outbound ? personName(at(message, 'from')) : undefined,
      startedAt: occurredAt(fromEpoch(at(message, 'date')), receivedAt),
      text: content.text,
      attachments: content.attachments,
      details: {
        ...content.details,
        username: textAt(outbound ? at(message, 'chat') : writer, 'username'),
        chatType: isPrivate ? undefined : textAt(message, 'chat', 'type'),
        chatTitle: textAt(message, 'chat', 'title'),
        inReplyTo: idAt(message, 'reply_to_message', 'message_id'),
        forwarded: at(message, 'forward_origin') !== undefined ? true : undefined,
      },
      threadKey: topic ? `telegram:${chat}:${topic}` : `telegram:${chat}`,
      language: languageOf(message),
    });
  }

  private edited(message: unknown, receivedAt: Date): Reading {
    const draft = this.message(message, receivedAt);
    if (typeof draft === 'string') return draft;
    const editedAt = occurredAt(fromEpoch(at(message, 'edit_date')), receivedAt);
    const { text, attachments, details } = draft;
    return {
      type: 'contact-updated',
      provider: this.provider,
      externalId: draft.externalId,
      channel: 'telegram',
      at: editedAt,
      version: editedAt.getTime(),
      changes: changes({ text, attachments, details: { ...details, edited: true } }),
      contact: draft,
    };
  }

  private deleted(deleted: unknown, receivedAt: Date): Reading {
    const chat = chatKey(deleted) ?? unreadable('a deletion without chat');
    return listAt(deleted, 'message_ids').flatMap((id) =>
      Number.isSafeInteger(id)
        ? {
            type: 'contact-updated' as const,
            provider: this.provider,
            externalId: externalId(`${chat}:${String(id)}`),
            channel: 'telegram' as const,
            at: receivedAt,
            version: receivedAt.getTime(),
            changes: changes({ details: { revoked: true } }),
          }
        : [],
    );
  }

  private button(query: unknown, receivedAt: Date): Reading {
    const id = idAt(query, 'id') ?? unreadable('a button press without id');
    const sender = idAt(query, 'from', 'id');
    const chat = idAt(query, 'message', 'chat', 'id') ?? sender;
    return contactFact({
      provider: this.provider,
      externalId: `callback:${id}`,
      channel: 'telegram',
      direction: 'inbound',
      kind: 'message',
      ...channelIdentity('telegram', sender),
      displayName: personName(at(query, 'from')),
      reason: 'button pressed',
      status: 'completed',
      text: textAt(query, 'data'),
      // A button press carries no time of its own; the time of its message would be that of the question.
      startedAt: occurredAt(undefined, receivedAt),
      details: { messageType: 'button', inReplyTo: idAt(query, 'message', 'message_id') },
      threadKey: `telegram:${chat ?? id}`,
      language: languageOf(query),
    });
  }

  private reaction(reaction: unknown, receivedAt: Date): Reading {
    const chat = idAt(reaction, 'chat', 'id') ?? unreadable('a reaction without chat');
    const id = idAt(reaction, 'message_id') ?? unreadable('a reaction without message');
    const emojis = listAt(reaction, 'new_reaction').map((one) => textAt(one, 'emoji') ?? textAt(one, 'type'));
    if (emojis.length === 0) return 'a reaction taken back';
    const sender = idAt(reaction, 'user', 'id');
    return contactFact({
      provider: this.provider,
      externalId: `reaction:${chat}:${id}:${sender ?? ''}:${numberAt(reaction, 'date') ?? ''}`,
      channel: 'telegram',
      direction: 'inbound',
      kind: 'message',
      ...channelIdentity('telegram', sender),
      displayName: personName(at(reaction, 'user')),
      reason: 'reaction',
      status: 'completed',
      text: emojis.filter(Boolean).join(' '),
      startedAt: occurredAt(fromEpoch(at(reaction, 'date')), receivedAt),
      details: { messageType: 'reaction', reactionTo: `${chat}:${id}` },
      threadKey: `telegram:${chat}`,
    });
  }
}

function chatKey(message: unknown): string | undefined {
  const chat = idAt(message, 'chat', 'id');
  const connection = idAt(message, 'business_connection_id');
  return chat && connection ? `${connection}:${chat}` : chat;
}

function personName(person: unknown): string | undefined {
  const title = textAt(person, 'title');
  if (title) return title;
  return [textAt(person, 'first_name'), textAt(person, 'last_name')].filter(Boolean).join(' ') || undefined;
}

function languageOf(source: unknown): string | undefined {
  const code = textAt(source, 'from', 'language_code');
  return code && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? code : undefined;
}
