import { createHmac } from 'node:crypto';
import { externalId, phoneOf, textOf, type Contact } from './contact.js';

export interface SignedRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** An SMS as Twilio hands it over. */
export function twilioSms(contact: Contact, publicUrl: string, authToken: string): SignedRequest {
  const path = '/webhooks/twilio/sms';
  const form = {
    AccountSid: 'AC0123456789abcdef0123456789abcdef',
    Body: textOf(contact),
    From: phoneOf(contact.subscriber),
    MessageSid: externalId(contact),
    SmsStatus: 'received',
    To: '+4930901820',
  };
  const signed = Object.entries(form).reduce((text, [name, value]) => text + name + value, publicUrl + path);
  return {
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', authToken).update(signed).digest('base64'),
    },
    body: new URLSearchParams(form).toString(),
  };
}

/** Contacts of different subscribers in one batch, as an app's server would send them. Signed anew at each attempt. */
export function genericBatch(contacts: readonly Contact[], at: Date, secret: string): SignedRequest {
  const body = JSON.stringify({
    contacts: contacts.map((contact) => ({
      type: 'message',
      id: externalId(contact),
      at: at.toISOString(),
      identity: { kind: 'phone', value: phoneOf(contact.subscriber) },
      text: textOf(contact),
    })),
  });
  const id = externalId(contacts[0]!);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    path: '/webhooks/generic/app',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body,
  };
}
