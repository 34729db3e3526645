import { createHmac, randomBytes } from 'node:crypto';
import { PUBLIC_URL, TWILIO_AUTH_TOKEN } from '../stage/stage.js';
import type { Post } from './door.js';

const PATH = '/webhooks/twilio/sms';

export const newMessageId = () => `SM${randomBytes(16).toString('hex')}`;

/** Of the n-th customer. */
export const phoneOf = (subscriber: number) => `+4915112${String(subscriber).padStart(6, '0')}`;

/** An SMS as Twilio hands it over, signed. */
export function twilioSms(subscriber: number, messageId: string): Post {
  // Signed in the order of the names.
  const form = {
    AccountSid: 'AC0123456789abcdef0123456789abcdef',
    Body: 'My receiver has shown error E48 on all sport channels since this morning.',
    From: phoneOf(subscriber),
    MessageSid: messageId,
    SmsStatus: 'received',
    To: '+4930901820',
  };
  const signed = Object.entries(form).reduce((text, [name, value]) => text + name + value, PUBLIC_URL + PATH);
  return {
    path: PATH,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', TWILIO_AUTH_TOKEN).update(signed).digest('base64'),
    },
    body: new URLSearchParams(form).toString(),
  };
}
