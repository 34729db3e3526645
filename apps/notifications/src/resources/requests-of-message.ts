import {
  identity,
  NOTIFICATION_PURPOSES,
  provisionalSubscriberId,
  type Identity,
  type IdentityKind,
  type NotificationPurpose,
} from '@viewline/events';
import { DomainError, isId } from '@viewline/kernel';
import type { Document } from '@viewline/tmf';
import type { Channel } from '../domain/channel.js';
import { messageInvalid } from '../domain/message.errors.js';
import { channelOf } from '../domain/message-type.js';
import type { Addresses } from '../domain/notification.js';
import type { NotificationRequest, PlainContent } from '../domain/notification-request.js';

export interface Addressed {
  request: NotificationRequest;
  given: Addresses;
  tryTimes?: number;
}

interface Receiver {
  id?: string;
  email?: string;
  phoneNumber?: string;
  appUserId?: string;
  party?: { id: string };
}

const USUAL_SEVERITY = 5;

/** What a TMF681 document asks for: one request for each of its receivers. @throws DomainError `communicationMessage.invalid` */
export function requestsOf(messageId: string, document: Document): Addressed[] {
  const channel = channelOf(String(document['messageType']));
  if (!channel) throw messageInvalid('messageType', 'no channel is known by this messageType');
  const receivers = (document['receiver'] as Receiver[]).map((receiver, index) =>
    receiverOf(receiver, channel, index),
  );
  // Somebody who is named twice gets it once.
  const distinct = new Map(receivers.map((found) => [`${found.subscriberId} ${found.address ?? ''}`, found]));
  const tryTimes = document['tryTimes'] as number | undefined;
  return [...distinct.values()].map(({ subscriberId, address }, index) => ({
    request: {
      idempotencyKey: `tmf681:${messageId}:${index}`,
      subscriberId,
      purpose: purposeOf(document),
      severity: severityOf(document),
      channels: [channel],
      say: { content: contentOf(document) },
      source: senderOf(document),
      ...scheduleOf(document),
      ...expiryOf(document),
      ...(characteristic(document, 'campaign') && { campaign: characteristic(document, 'campaign') }),
    },
    given: address ? { [channel]: address } : {},
    ...(tryTimes && { tryTimes }),
  }));
}

export function severityOf(document: Document): number {
  return Number(document['priority'] ?? USUAL_SEVERITY);
}

export function scheduleOf(document: Document): { notBefore?: Date } {
  const time = document['scheduledSendTime'];
  return typeof time === 'string' ? { notBefore: new Date(time) } : {};
}

/** Links to attachments go under the text; files in the message itself are not sent on. */
export function contentOf(document: Document): PlainContent {
  const {
    content,
    subject,
    attachment = [],
  } = document as unknown as {
    content: string;
    subject?: string;
    attachment?: { name?: string; url?: string; content?: string }[];
  };
  if (attachment.some((file) => file.content !== undefined)) {
    throw messageInvalid('attachment', 'only attachments by url are sent, not embedded content');
  }
  const links = attachment.flatMap(({ name, url }) => (url ? [name ? `${name}: ${url}` : url] : []));
  return {
    text: [content, ...links].join('\n'),
    ...(subject !== undefined && { subject }),
  };
}

function receiverOf(receiver: Receiver, channel: Channel, index: number) {
  const own = addressOf(receiver, channel, index);
  const id = [receiver.party?.id, receiver.id].find(isId);
  const address = own?.value;
  if (id) return { subscriberId: id, address };
  const known = own ?? otherAddressOf(receiver);
  if (!known) {
    throw messageInvalid(
      `receiver.${index}`,
      `neither a subscriber's id nor an address for this messageType`,
    );
  }
  return { subscriberId: provisionalSubscriberId(known), address };
}

function addressOf({ email, phoneNumber }: Receiver, channel: Channel, index: number): Identity | undefined {
  if (channel === 'email' && email) return parsed('email', email, `receiver.${index}.email`);
  const isTelephone = channel === 'sms' || channel === 'whatsapp';
  if (isTelephone && phoneNumber) return parsed('phone', phoneNumber, `receiver.${index}.phoneNumber`);
  return undefined;
}

function otherAddressOf({ appUserId }: Receiver): Identity | undefined {
  return appUserId ? { kind: 'app-user', value: appUserId.slice(0, 320) } : undefined;
}

function parsed(kind: IdentityKind, text: string, path: string): Identity {
  try {
    return identity(kind, text);
  } catch (error) {
    if (error instanceof DomainError) throw messageInvalid(path, error.message);
    throw error;
  }
}

function purposeOf(document: Document): NotificationPurpose {
  const value = characteristic(document, 'purpose') ?? 'service';
  const purpose = NOTIFICATION_PURPOSES.find((known) => known === value);
  if (!purpose)
    throw messageInvalid('characteristic', `purpose is one of ${NOTIFICATION_PURPOSES.join(', ')}`);
  return purpose;
}

function expiryOf(document: Document): { expiresAt?: Date } {
  const value = characteristic(document, 'expiresAt');
  if (value === undefined) return {};
  const expiresAt = new Date(value);
  if (Number.isNaN(expiresAt.getTime()))
    throw messageInvalid('characteristic', 'expiresAt is no date and time');
  return { expiresAt };
}

function characteristic(document: Document, name: string): string | undefined {
  const all = (document['characteristic'] ?? []) as { name: string; value: unknown }[];
  const value = all.find((one) => one.name === name)?.value;
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}

function senderOf(document: Document): string {
  const { id, name } = document['sender'] as { id?: string; name?: string };
  return (name || id || 'communicationMessage').slice(0, 120);
}
