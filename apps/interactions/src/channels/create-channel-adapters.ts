import type { ChannelAdapter } from './channel-adapter.port.js';
import type { ChannelSecrets } from './channel-secrets.js';
import { ChatwootAdapter } from './chatwoot/chatwoot.adapter.js';
import { MailgunAdapter } from './email/mailgun.adapter.js';
import { PostmarkAdapter } from './email/postmark.adapter.js';
import { RawEmailAdapter } from './email/raw-email.adapter.js';
import { GenericAdapter } from './generic/generic.adapter.js';
import { MetaMessagingAdapter } from './meta/messaging.adapter.js';
import { WhatsAppAdapter } from './meta/whatsapp.adapter.js';
import { TelegramAdapter } from './telegram/telegram.adapter.js';
import { TwilioSmsAdapter } from './twilio/twilio-sms.adapter.js';
import { TwilioVoiceAdapter } from './twilio/twilio-voice.adapter.js';
import { WechatAdapter, type WechatSecrets } from './wechat/wechat.adapter.js';
import { XAdapter } from './x/x.adapter.js';
import { ZendeskAdapter } from './zendesk/zendesk.adapter.js';

/** Providers that a generic source may not pretend to be, whether or not their doors are open. */
const RESERVED = [
  'twilio',
  'meta',
  'telegram',
  'mailgun',
  'postmark',
  'email',
  'chatwoot',
  'zendesk',
  'x',
  'wechat',
  'generic',
  'tmf683',
];

/** The doors that have a secret. Whatever is not in the list does not exist: nothing is open without verification. */
export function createChannelAdapters(secrets: ChannelSecrets): ChannelAdapter[] {
  const { defaultRegion: region, ownAddresses } = secrets;
  const meta = secrets.metaAppSecret && {
    appSecret: secrets.metaAppSecret,
    verifyToken: secrets.metaVerifyToken,
  };
  const adapters = [
    secrets.twilioAuthToken && new TwilioSmsAdapter(secrets.twilioAuthToken, region),
    secrets.twilioAuthToken && new TwilioVoiceAdapter(secrets.twilioAuthToken, region),
    meta && new WhatsAppAdapter(meta),
    meta && new MetaMessagingAdapter('messenger', meta),
    meta && new MetaMessagingAdapter('instagram', meta),
    secrets.telegramSecretToken && new TelegramAdapter(secrets.telegramSecretToken),
    secrets.mailgunSigningKey && new MailgunAdapter(secrets.mailgunSigningKey, ownAddresses),
    secrets.postmarkBasicAuth && new PostmarkAdapter(secrets.postmarkBasicAuth, ownAddresses),
    secrets.emailWebhookSecret && new RawEmailAdapter(secrets.emailWebhookSecret, ownAddresses),
    secrets.chatwootWebhookSecret && new ChatwootAdapter(secrets.chatwootWebhookSecret, region),
    secrets.zendeskWebhookSecret && new ZendeskAdapter(secrets.zendeskWebhookSecret),
    secrets.xConsumerSecret && new XAdapter(secrets.xConsumerSecret),
    secrets.wechatToken && new WechatAdapter(wechatSecrets(secrets, secrets.wechatToken)),
    secrets.genericWebhookSecret && new GenericAdapter(secrets.genericWebhookSecret, RESERVED, region),
  ];
  return adapters.filter((adapter): adapter is Exclude<typeof adapter, '' | undefined> => Boolean(adapter));
}

/** @throws Error at start where only half of the encryption is configured, or a key that cannot be one */
function wechatSecrets(secrets: ChannelSecrets, token: string): WechatSecrets {
  const { wechatEncodingAesKey: encodingAesKey, wechatAppId: appId } = secrets;
  if (!encodingAesKey && !appId) return { token };
  if (!encodingAesKey || !appId || Buffer.from(`${encodingAesKey}=`, 'base64').length !== 32) {
    throw new Error('WECHAT_ENCODING_AES_KEY (43 characters) and WECHAT_APP_ID belong together');
  }
  return { token, encryption: { encodingAesKey, appId } };
}
