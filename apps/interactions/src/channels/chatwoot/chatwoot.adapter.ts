import type { Channel } from '@viewline/events';
import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import type { Contact } from '../../domain/channel-fact.js';
import { channelIdentity } from '../shared/channel-identity.js';
import { changes, contact } from '../shared/contact.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { fromEpoch, fromText, occurredAt } from '../shared/occurrence-time.js';
import { requirePost } from '../shared/requests.js';
import { hmac, requireFresh, requireSignature } from '../shared/signature.js';
import { at, idAt, listAt, numberAt, parseJsonObject, textAt, unreadable } from '../shared/untrusted-json.js';

const CHANNELS: Record<string, Channel> = {
  'Channel::WebWidget': 'chat',
  'Channel::Api': 'chat',
  'Channel::Email': 'email',
  'Channel::Whatsapp': 'whatsapp',
  'Channel::Sms': 'sms',
  'Channel::TwilioSms': 'sms',
  'Channel::FacebookPage': 'messenger',
  'Channel::Instagram': 'instagram',
  'Channel::Telegram': 'telegram',
  'Channel::TwitterProfile': 'x',
};

/** Some releases write the message type as the number of their database. */
const TYPES = ['incoming', 'outgoing', 'activity', 'template'];

/** Chatwoot account webhook. Id: `<account>:<message id>`. */
export class ChatwootAdapter implements ChannelAdapter {
  readonly provider = 'chatwoot';
  readonly path = 'chatwoot';

  constructor(
    private readonly secret: string,
    private readonly region?: string,
  ) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    const timestamp = request.headers['x-chatwoot-timestamp'];
    requireSignature(
      request.headers['x-chatwoot-signature'],
      `sha256=${hmac('sha256', this.secret, 'hex', `${timestamp ?? ''}.`, request.rawBody)}`,
    );
    requireFresh(timestamp, request.receivedAt);
    const event = parseJsonObject(request.rawBody);
    return gatherFacts([event], () => this.read(event, request.receivedAt), { status: 200 });
  }

  private read(event: unknown, receivedAt: Date): Reading {
    const name = textAt(event, 'event') ?? unreadable('no event');
    if (name !== 'message_created' && name !== 'message_updated') return 'an event that holds no contact';
    const message = this.message(event, receivedAt);
    if (typeof message === 'string' || name === 'message_created') {
      return typeof message === 'string' ? message : { type: 'contact', ...message };
    }
    const updatedAt = occurredAt(timeOf(at(event, 'updated_at')), receivedAt);
    const { text, attachments, details } = message;
    const revoked = at(event, 'content_attributes', 'deleted') === true ? true : undefined;
    return {
      type: 'contact-updated',
      provider: this.provider,
      externalId: message.externalId,
      channel: message.channel,
      at: updatedAt,
      version: updatedAt.getTime(),
      changes: changes({ text, attachments, details: { ...details, revoked } }),
      contact: message,
    };
  }

  private message(event: unknown, receivedAt: Date): Contact | string {
    const rawType = at(event, 'message_type');
    const type = typeof rawType === 'number' ? TYPES[rawType] : textAt(event, 'message_type');
    if (type === 'activity') return 'a line that Chatwoot wrote itself';
    if (type === undefined || !TYPES.includes(type)) unreadable('a message of unknown direction');
    const id = idAt(event, 'id') ?? unreadable('a message without id');
    const account = idAt(event, 'account', 'id') ?? '';
    const conversation = idAt(event, 'conversation', 'id') ?? id;
    const channelName = textAt(event, 'conversation', 'channel') ?? '';
    const channel = Object.hasOwn(CHANNELS, channelName) ? CHANNELS[channelName]! : 'chat';
    const inbound = type === 'incoming';
    const person = at(event, 'conversation', 'meta', 'sender') ?? at(event, inbound ? 'sender' : 'contact');
    const isNote = at(event, 'private') === true;
    return contact({
      provider: this.provider,
      externalId: `${account}:${id}`,
      channel,
      direction: inbound ? 'inbound' : 'outbound',
      kind: isNote ? 'note' : 'message',
      ...this.identityOf(person, channel, account),
      displayName: textAt(person, 'name'),
      reason: isNote ? 'internal note' : inbound ? 'message received' : 'message sent',
      status: 'completed',
      text: textAt(event, 'content'),
      subject: textAt(event, 'conversation', 'additional_attributes', 'mail_subject'),
      agent: type === 'outgoing' ? textAt(event, 'sender', 'name') : undefined,
      startedAt: occurredAt(timeOf(at(event, 'created_at')), receivedAt),
      attachments: listAt(event, 'attachments').map((file) => ({
        name: textAt(file, 'file_type'),
        url: textAt(file, 'data_url'),
        size: numberAt(file, 'file_size'),
      })),
      details: {
        inbox: textAt(event, 'inbox', 'name'),
        contentType: textAt(event, 'content_type'),
        automatic: type === 'template' || undefined,
        page: textAt(event, 'conversation', 'additional_attributes', 'referer'),
      },
      threadKey: `chatwoot:${account}:${conversation}`,
    });
  }

  /** A phone number or an address where the contact has one, since those are known on other channels too. */
  private identityOf(person: unknown, channel: Channel, account: string) {
    const phone = channelIdentity(
      channel === 'whatsapp' ? 'whatsapp' : 'phone',
      textAt(person, 'phone_number'),
      this.region,
    );
    const email = channelIdentity('email', textAt(person, 'email'));
    const first = channel === 'email' ? email : phone;
    const second = channel === 'email' ? phone : email;
    const id = idAt(person, 'id');
    if (first.identity) return first;
    return second.identity ? second : channelIdentity('chat-contact', id && `chatwoot:${account}:${id}`);
  }
}

function timeOf(value: unknown): Date | undefined {
  return fromEpoch(value) ?? fromText(value);
}
