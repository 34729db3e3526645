import type { Attachment } from '../../domain/channel-fact.js';
import { channelIdentity } from '../shared/channel-identity.js';
import { contactFact, deliveryFact } from '../shared/contact.js';
import type { Reading } from '../shared/gather-facts.js';
import { fromEpoch, occurredAt } from '../shared/occurrence-time.js';
import { at, idAt, textAt, unreadable } from '../shared/untrusted-json.js';

const PROVIDER = 'wechat';

/** Events in which the person did something; the others (location pings, job reports) are no contact. */
const CONTACT_EVENTS = ['subscribe', 'unsubscribe', 'scan', 'click', 'view'];

/** One `<xml>` document: a message, an event, or the report on a template message of ours. */
export function readWechatMessage(xml: unknown, receivedAt: Date): Reading {
  const openId = textAt(xml, 'FromUserName') ?? unreadable('no FromUserName');
  const type = textAt(xml, 'MsgType')?.toLowerCase() ?? unreadable('no MsgType');
  const startedAt = occurredAt(fromEpoch(at(xml, 'CreateTime')), receivedAt);
  const event = textAt(xml, 'Event');
  if (event?.toUpperCase() === 'TEMPLATESENDJOBFINISH') return report(xml, openId, startedAt);
  if (type === 'event' && !(event && CONTACT_EVENTS.includes(event.toLowerCase())))
    return 'an event without contact';
  const account = textAt(xml, 'ToUserName') ?? '';
  return contactFact({
    provider: PROVIDER,
    externalId: event
      ? `${openId}:${idAt(xml, 'CreateTime') ?? ''}:${event}`
      : (idAt(xml, 'MsgId') ?? unreadable('no MsgId')),
    channel: 'wechat',
    direction: 'inbound',
    kind: event ? 'session' : 'message',
    ...channelIdentity('wechat', openId),
    reason: event ? `WeChat ${event.toLowerCase()}` : 'message received',
    status: 'completed',
    startedAt,
    text: textOf(xml, type),
    attachments: attachmentsOf(xml, type),
    details: {
      messageType: type,
      account,
      eventKey: textAt(xml, 'EventKey'),
      mediaId: textAt(xml, 'MediaId'),
      latitude: textAt(xml, 'Location_X'),
      longitude: textAt(xml, 'Location_Y'),
    },
    threadKey: `wechat:${account}|${openId}`,
  });
}

function textOf(xml: unknown, type: string): string | undefined {
  if (type === 'location') return textAt(xml, 'Label');
  if (type === 'link') return [textAt(xml, 'Title'), textAt(xml, 'Description')].filter(Boolean).join('\n');
  // `Recognition` is what WeChat understood of a voice message.
  return textAt(xml, 'Content') ?? textAt(xml, 'Recognition');
}

function attachmentsOf(xml: unknown, type: string): Attachment[] | undefined {
  const url = textAt(xml, 'PicUrl') ?? (type === 'link' ? textAt(xml, 'Url') : undefined);
  return url || ['image', 'voice', 'video', 'shortvideo'].includes(type) ? [{ name: type, url }] : undefined;
}

function report(xml: unknown, openId: string, reportedAt: Date): Reading {
  const id = idAt(xml, 'MsgID') ?? idAt(xml, 'MsgId') ?? unreadable('a report without MsgID');
  const outcome = textAt(xml, 'Status') ?? '';
  const delivered = outcome === 'success';
  return deliveryFact({
    provider: PROVIDER,
    externalId: id,
    channel: 'wechat',
    status: delivered ? 'delivered' : 'failed',
    errorCode: delivered ? undefined : outcome,
    at: reportedAt,
    recipient: channelIdentity('wechat', openId).identity,
  });
}
