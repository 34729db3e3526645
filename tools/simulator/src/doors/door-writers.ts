import type { DoorSecrets } from '../door-secrets.js';
import type { Door } from '../stories/contact.js';
import { chatwoot } from './chatwoot.js';
import type { DoorWriter } from './door-writer.js';
import { app, callCentre, desk, shop, smsGateway } from './generic.js';
import { mailgun, postmark, rawEmail } from './mail.js';
import { instagram, messenger, whatsapp } from './meta.js';
import { telegram } from './telegram.js';
import { twilioSms, twilioVoice } from './twilio.js';
import { wechat } from './wechat.js';
import { x } from './x.js';
import { zendesk } from './zendesk.js';

export const DOOR_WRITERS: Readonly<Record<Door, DoorWriter>> = {
  'twilio/sms': twilioSms,
  'twilio/voice': twilioVoice,
  'meta/whatsapp': whatsapp,
  'meta/messenger': messenger,
  'meta/instagram': instagram,
  telegram,
  postmark,
  mailgun,
  email: rawEmail,
  chatwoot,
  zendesk,
  x,
  wechat,
  'generic/call-centre': callCentre,
  'generic/shop': shop,
  'generic/app': app,
  'generic/sms-gateway': smsGateway,
  'generic/desk': desk,
};

const SECRET_OF: Readonly<Record<string, Exclude<keyof DoorSecrets, 'ownAddresses'>>> = {
  twilio: 'twilioAuthToken',
  meta: 'metaAppSecret',
  telegram: 'telegramSecretToken',
  postmark: 'postmarkBasicAuth',
  mailgun: 'mailgunSigningKey',
  email: 'emailWebhookSecret',
  chatwoot: 'chatwootWebhookSecret',
  zendesk: 'zendeskWebhookSecret',
  x: 'xConsumerSecret',
  wechat: 'wechatToken',
  generic: 'genericWebhookSecret',
};

/** Whether the product has opened the door, which is to say that we know its secret. */
export function isOpen(door: Door, secrets: DoorSecrets): boolean {
  return Boolean(secrets[SECRET_OF[door.split('/')[0]!]!]);
}
