import type { Document } from '@viewline/tmf';
import { messageTypeOf } from '../domain/message-type.js';
import type { Notification } from '../domain/notification.js';

/** A message of our own as TMF681 shows it. What a template says is known once it is sent. */
export function documentOf(notification: Notification): Document {
  const { say, subscriberId, source, severity, tryTimes, notBefore } = notification;
  return {
    content: say.content?.text ?? `Template ${say.template?.name}`,
    ...(say.content?.subject && { subject: say.content.subject }),
    messageType: notification.channels[0] ? messageTypeOf(notification.channels[0]) : 'Notification',
    priority: String(severity),
    tryTimes,
    logFlag: true,
    receiver: [{ id: subscriberId, party: { id: subscriberId, '@referredType': 'Customer' } }],
    sender: { id: source, name: source },
    characteristic: characteristicsOf(notification),
    ...(notBefore && { scheduledSendTime: notBefore.toISOString() }),
  };
}

/** What the document of such a message says once it was sent. */
export function saidIn({ content, channels }: Notification): Document | undefined {
  const [channel] = channels;
  const said = channel && content[channel];
  if (!said) return undefined;
  return {
    content: said.text || said.subject || ' ',
    messageType: messageTypeOf(channel),
    ...(said.subject && { subject: said.subject }),
  };
}

function characteristicsOf({ purpose, source, campaign, say, expiresAt, idempotencyKey }: Notification) {
  const values = {
    purpose,
    source,
    campaign,
    template: say.template?.name,
    expiresAt: expiresAt?.toISOString(),
    idempotencyKey,
  };
  return Object.entries(values).flatMap(([name, value]) => (value ? [{ name, value }] : []));
}
