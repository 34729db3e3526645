import type { DoorSecrets } from '../door-secrets.js';

export const SPECIMEN_SECRETS: DoorSecrets = {
  twilioAuthToken: 'twilio secret',
  metaAppSecret: 'meta secret',
  telegramSecretToken: 'telegram secret',
  mailgunSigningKey: 'mailgun secret',
  postmarkBasicAuth: 'postmark:secret',
  emailWebhookSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  chatwootWebhookSecret: 'chatwoot secret',
  zendeskWebhookSecret: 'zendesk secret',
  xConsumerSecret: 'x secret',
  wechatToken: 'wechat secret',
  genericWebhookSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  ownAddresses: ['@viewline.example'],
};
