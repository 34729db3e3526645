import { signMailgun } from '../signing/mailgun.js';
import { signPostmark } from '../signing/postmark.js';
import { signStandardWebhook } from '../signing/standard-webhook.js';
import type { Contact } from '../stories/contact.js';
import { hexId, secretFor, type DoorContext, type DoorWriter } from './door-writer.js';

export const postmark: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const mail = mailOf(contact, context);
      const body = JSON.stringify({
        FromName: mail.from.name,
        From: mail.from.address,
        FromFull: { Email: mail.from.address, Name: mail.from.name, MailboxHash: '' },
        To: mail.to.address,
        ToFull: [{ Email: mail.to.address, Name: mail.to.name, MailboxHash: '' }],
        Subject: mail.subject,
        MessageID: hexId(context, 32, contact.key, 'postmark'),
        MessageStream: 'inbound',
        Date: contact.at.toUTCString(),
        TextBody: mail.text,
        StrippedTextReply: contact.text,
        Headers: Object.entries(headersOf(mail)).map(([Name, Value]) => ({ Name, Value })),
        Attachments: [],
      });
      return () => signPostmark(secretFor('postmark', context.secrets.postmarkBasicAuth), body);
    }),
};

export const mailgun: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const mail = mailOf(contact, context);
      const fields = {
        recipient: mail.to.address,
        sender: mail.from.address,
        from: `${mail.from.name} <${mail.from.address}>`,
        subject: mail.subject,
        'body-plain': mail.text,
        'stripped-text': contact.text ?? '',
        Date: contact.at.toUTCString(),
        ...headersOf(mail),
      };
      const token = hexId(context, 50, contact.key, 'token');
      return (at) => signMailgun(secretFor('mailgun', context.secrets.mailgunSigningKey), fields, at, token);
    }),
};

/** MIME as the operator's own mail server hands it on. */
export const rawEmail: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const mail = mailOf(contact, context);
      const address = (one: Mail['from']) => `${word(one.name)} <${one.address}>`;
      const head = {
        From: address(mail.from),
        To: address(mail.to),
        Subject: word(mail.subject),
        Date: contact.at.toUTCString().replace('GMT', '+0000'),
        ...headersOf(mail),
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': 'base64',
      };
      const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
      const encoded = Buffer.from(mail.text).toString('base64').replace(/.{76}/g, '$&\r\n');
      const body = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${encoded}\r\n`);
      const id = `msg_${hexId(context, 24, contact.key)}`;
      const message = { id, body, contentType: 'message/rfc822' };
      const secret = () => secretFor('email', context.secrets.emailWebhookSecret);
      return (at) => signStandardWebhook(secret(), '/webhooks/email', { ...message, at });
    }),
};

interface Mail {
  from: { name: string; address: string };
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
  references?: string;
}

function mailOf(contact: Contact, context: DoorContext): Mail {
  const { person, direction, repliesTo, subject, text = '', agent } = contact;
  const customer = { name: person.name, address: person.email };
  const operator = { name: agent ? `${agent} (Viewline)` : 'Viewline', address: context.ownAddress };
  const isInbound = direction === 'inbound';
  return {
    from: isInbound ? customer : operator,
    to: isInbound ? { ...operator, name: 'Viewline' } : customer,
    subject: repliesTo ? `Re: ${subject}` : subject,
    text: `${text}\n\n-- \n${isInbound ? person.name : operator.name}\n`,
    messageId: messageId(contact.key, context),
    references: repliesTo && messageId(repliesTo, context),
  };
}

function headersOf({ messageId: id, references }: Mail): Record<string, string> {
  return { 'Message-Id': id, ...(references && { 'In-Reply-To': references, References: references }) };
}

function messageId(key: string, context: DoorContext): string {
  return `<${hexId(context, 32, key)}@mail.example.com>`;
}

/** An encoded word (RFC 2047) for what is not ASCII; cut into several, for each may have 75 characters only. */
function word(text: string): string {
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  const pieces = Array.from(text).reduce<string[]>((all, letter) => {
    const last = all.at(-1) ?? '';
    return Buffer.byteLength(last + letter) > 39 ? [...all, letter] : [...all.slice(0, -1), last + letter];
  }, []);
  return pieces.map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
}
