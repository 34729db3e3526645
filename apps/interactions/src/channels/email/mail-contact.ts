import { createHash } from 'node:crypto';
import type { Attachment, ContactFact, ReplyThread } from '../../domain/channel-fact.js';
import { channelIdentity } from '../shared/channel-identity.js';
import { contactFact, externalId } from '../shared/contact.js';
import { occurredAt } from '../shared/occurrence-time.js';
import { plainText } from '../shared/plain-text.js';
import { newPartOf } from './reply-text.js';

export interface Mailbox {
  address: string;
  name?: string;
}

/** A mail as any of the e-mail doors reads it. */
export interface Mail {
  provider: string;
  /** The door's own id of the mail, where it has one; otherwise the Message-ID is the key. */
  providerId?: string;
  /** Header `Message-ID`, `In-Reply-To`, `References` as they stand. */
  messageId?: string;
  inReplyTo?: string;
  references?: string;
  from?: Mailbox;
  to: Mailbox[];
  subject?: string;
  /** The whole plain text. */
  text?: string;
  /** The provider's own idea of the new part of the text. */
  strippedText?: string;
  date?: Date;
  /** Header by lower-case name, for the marks of automatic mail. */
  header: (name: string) => string | undefined;
  attachments: Attachment[];
}

export function mailContact(mail: Mail, receivedAt: Date, ownAddresses: readonly string[] = []): ContactFact {
  const outbound = mail.from !== undefined && isOwn(mail.from.address, ownAddresses);
  const person = outbound ? mail.to.find(({ address }) => !isOwn(address, ownAddresses)) : mail.from;
  const thread = threadOf(mail);
  const automatic = automaticMark(mail);
  const text = newPartOf(mail.text, mail.strippedText);
  const sent = outbound ? 'e-mail sent' : 'e-mail received';
  return contactFact({
    provider: mail.provider,
    externalId: mail.providerId ?? thread.messageId,
    channel: 'email',
    direction: outbound ? 'outbound' : 'inbound',
    kind: 'message',
    ...channelIdentity('email', person?.address),
    displayName: person?.name,
    reason: automatic ? 'automatic e-mail' : sent,
    status: 'completed',
    subject: mail.subject,
    text: text.newPart,
    startedAt: occurredAt(mail.date, receivedAt),
    attachments: mail.attachments,
    details: {
      to: mail.to.map(({ address }) => address).join(', ') || undefined,
      autoSubmitted: automatic,
      quotedTextRemoved: text.removed || undefined,
      fullTextLength: text.removed ? mail.text?.length : undefined,
    },
    threadKey: `email:${thread.references[0] ?? thread.inReplyTo ?? thread.messageId}`,
    thread,
  });
}

/** The ids in a header such as `<a@x> <b@y>`, without brackets, oldest first. At most the 100 latest. */
export function messageIds(header: string | undefined): string[] {
  const bracketed = [...(header ?? '').slice(0, 50_000).matchAll(/<([^<>\s]{1,998})>/g)].map(
    (match) => match[1]!,
  );
  const bare = header?.trim() && /^[^<>\s]{1,998}$/.test(header.trim()) ? [header.trim()] : [];
  // An id of control characters is none, and no reason to lose the mail.
  return (bracketed.length ? bracketed : bare)
    .filter((id) => plainText(id).trim())
    .slice(-100)
    .map(externalId);
}

function threadOf(mail: Mail): ReplyThread {
  const inReplyTo = messageIds(mail.inReplyTo)[0];
  return {
    // A mail without Message-ID breaks the rules but exists; its content makes a stable id, so a retry is one mail.
    messageId: messageIds(mail.messageId)[0] ?? contentId(mail),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    references: messageIds(mail.references),
  };
}

function contentId(mail: Mail): string {
  const content = [mail.from?.address, mail.date?.toISOString(), mail.subject, mail.text, mail.to];
  return `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('hex')}`;
}

/** RFC 3834, and what older systems write in its place. */
function automaticMark({ header }: Mail): string | undefined {
  const autoSubmitted = header('auto-submitted')?.trim().toLowerCase();
  if (autoSubmitted && autoSubmitted !== 'no') return autoSubmitted;
  const precedence = header('precedence')?.trim().toLowerCase();
  if (precedence && ['bulk', 'junk', 'list', 'auto_reply'].includes(precedence))
    return `precedence ${precedence}`;
  if (/^multipart\/report\b/i.test(header('content-type')?.trim() ?? '')) return 'delivery report';
  return header('x-autoreply') || header('x-autorespond') ? 'auto-replied' : undefined;
}

function isOwn(address: string, ownAddresses: readonly string[]): boolean {
  const lower = address.trim().toLowerCase();
  return ownAddresses.some((own) => (own.startsWith('@') ? lower.endsWith(own) : lower === own));
}
