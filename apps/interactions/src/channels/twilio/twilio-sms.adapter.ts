import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import type { Attachment, DeliveryFact, DeliveryStatus } from '../../domain/channel-fact.js';
import { contactFact, deliveryFact } from '../shared/contact.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { occurredAt } from '../shared/occurrence-time.js';
import { field, requirePost } from '../shared/requests.js';
import { unreadable } from '../shared/untrusted-json.js';
import { twilioAddress } from './twilio-address.js';
import { verifiedTwilioForm } from './twilio-form.js';

const DELIVERY: Record<string, DeliveryStatus> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** An empty answer in TwiML: send nothing back. */
const REPLY = { status: 200, contentType: 'text/xml', body: '<Response/>' };

/** SMS, MMS, and WhatsApp or Messenger through Twilio. Id: `MessageSid`. */
export class TwilioSmsAdapter implements ChannelAdapter {
  readonly provider = 'twilio';
  readonly path = 'twilio/sms';

  constructor(
    private readonly authToken: string,
    private readonly region?: string,
  ) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    const form = verifiedTwilioForm(request, this.authToken);
    return gatherFacts([form], () => this.read(form, request.receivedAt), REPLY);
  }

  private read(form: URLSearchParams, receivedAt: Date): Reading {
    const sid = field(form, 'MessageSid') ?? field(form, 'SmsSid') ?? unreadable('no MessageSid');
    const status = (field(form, 'MessageStatus') ?? field(form, 'SmsStatus'))?.toLowerCase();
    // Twilio gives messages no time of their own; the webhook is sent when they happen.
    const at = occurredAt(undefined, receivedAt);
    if (status === undefined || status === 'received' || status === 'receiving')
      return this.message(sid, form, at);
    return Object.hasOwn(DELIVERY, status)
      ? this.delivery(sid, DELIVERY[status]!, form, at)
      : 'a message status unknown to us';
  }

  private message(sid: string, form: URLSearchParams, at: Date): Reading {
    const { label, channel, ...from } = twilioAddress(field(form, 'From'), this.region);
    const to = twilioAddress(field(form, 'To'), this.region);
    return contactFact({
      provider: this.provider,
      externalId: sid,
      channel,
      direction: 'inbound',
      kind: 'message',
      ...from,
      displayName: field(form, 'ProfileName'),
      reason: 'message received',
      status: 'completed',
      text: field(form, 'Body'),
      startedAt: at,
      attachments: media(form),
      details: {
        to: to.label,
        from: from.identity ? undefined : label,
        city: field(form, 'FromCity'),
        country: field(form, 'FromCountry'),
        buttonText: field(form, 'ButtonText'),
        latitude: field(form, 'Latitude'),
        longitude: field(form, 'Longitude'),
        inReplyTo: field(form, 'OriginalRepliedMessageSid'),
        optOut: field(form, 'OptOutType'),
      },
      threadKey: `${channel}:${label}|${to.label}`,
    });
  }

  private delivery(sid: string, status: DeliveryStatus, form: URLSearchParams, at: Date): DeliveryFact {
    const { channel, identity: recipient } = twilioAddress(field(form, 'To'), this.region);
    return deliveryFact({
      provider: this.provider,
      externalId: sid,
      channel,
      status,
      errorCode: field(form, 'ErrorCode'),
      at,
      recipient,
    });
  }
}

function media(form: URLSearchParams): Attachment[] {
  const count = Math.min(Number(field(form, 'NumMedia') ?? 0) || 0, 101);
  return Array.from({ length: count }, (_, i) => ({
    mimeType: field(form, `MediaContentType${i}`),
    url: field(form, `MediaUrl${i}`),
  }));
}
