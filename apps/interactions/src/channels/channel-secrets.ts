/** What each door needs to verify its vendor. A door whose secret is missing does not exist. */
export interface ChannelSecrets {
  /** TWILIO_AUTH_TOKEN: auth token of the account (SMS, WhatsApp by Twilio, voice). */
  twilioAuthToken?: string;
  /** META_APP_SECRET: app secret (WhatsApp, Messenger, Instagram). */
  metaAppSecret?: string;
  /** META_VERIFY_TOKEN: the word agreed for Meta's handshake; without it the handshake is refused. */
  metaVerifyToken?: string;
  /** TELEGRAM_SECRET_TOKEN: `secret_token` given to setWebhook. */
  telegramSecretToken?: string;
  /** MAILGUN_SIGNING_KEY: HTTP webhook signing key. */
  mailgunSigningKey?: string;
  /** POSTMARK_BASIC_AUTH: `user:password`, as put into the webhook's URL. */
  postmarkBasicAuth?: string;
  /** EMAIL_WEBHOOK_SECRET: `whsec_…`, for the raw MIME door. */
  emailWebhookSecret?: string;
  /** CHATWOOT_WEBHOOK_SECRET: secret of the account's webhook. */
  chatwootWebhookSecret?: string;
  /** ZENDESK_WEBHOOK_SECRET: signing secret of the webhook. */
  zendeskWebhookSecret?: string;
  /** X_CONSUMER_SECRET: API secret key of the app. */
  xConsumerSecret?: string;
  /** WECHAT_TOKEN: token of the official account. */
  wechatToken?: string;
  /** WECHAT_ENCODING_AES_KEY: 43 characters; with it plaintext messages are refused. */
  wechatEncodingAesKey?: string;
  /** WECHAT_APP_ID: needed together with the AES key. */
  wechatAppId?: string;
  /** GENERIC_WEBHOOK_SECRET: `whsec_…`, for call centre, shop, app and the like. */
  genericWebhookSecret?: string;
  /** DEFAULT_REGION: ISO 3166-1 alpha-2, for phone numbers written without a country code. */
  defaultRegion?: string;
  /** OWN_ADDRESSES: comma-separated addresses and `@domains`; mail from one of them is outbound. */
  ownAddresses?: readonly string[];
}

/** The variables of the environment from which the secrets come. */
export type ChannelVariables = Partial<
  Record<
    | 'TWILIO_AUTH_TOKEN'
    | 'META_APP_SECRET'
    | 'META_VERIFY_TOKEN'
    | 'TELEGRAM_SECRET_TOKEN'
    | 'MAILGUN_SIGNING_KEY'
    | 'POSTMARK_BASIC_AUTH'
    | 'EMAIL_WEBHOOK_SECRET'
    | 'CHATWOOT_WEBHOOK_SECRET'
    | 'ZENDESK_WEBHOOK_SECRET'
    | 'X_CONSUMER_SECRET'
    | 'WECHAT_TOKEN'
    | 'WECHAT_ENCODING_AES_KEY'
    | 'WECHAT_APP_ID'
    | 'GENERIC_WEBHOOK_SECRET'
    | 'DEFAULT_REGION'
    | 'OWN_ADDRESSES',
    string
  >
>;

/** Empty variables count as absent, so that `TWILIO_AUTH_TOKEN=` closes the door instead of opening it. */
export function channelSecretsFromEnv(env: ChannelVariables): ChannelSecrets {
  const read = (name: keyof ChannelVariables) => env[name]?.trim() || undefined;
  return {
    twilioAuthToken: read('TWILIO_AUTH_TOKEN'),
    metaAppSecret: read('META_APP_SECRET'),
    metaVerifyToken: read('META_VERIFY_TOKEN'),
    telegramSecretToken: read('TELEGRAM_SECRET_TOKEN'),
    mailgunSigningKey: read('MAILGUN_SIGNING_KEY'),
    postmarkBasicAuth: read('POSTMARK_BASIC_AUTH'),
    emailWebhookSecret: read('EMAIL_WEBHOOK_SECRET'),
    chatwootWebhookSecret: read('CHATWOOT_WEBHOOK_SECRET'),
    zendeskWebhookSecret: read('ZENDESK_WEBHOOK_SECRET'),
    xConsumerSecret: read('X_CONSUMER_SECRET'),
    wechatToken: read('WECHAT_TOKEN'),
    wechatEncodingAesKey: read('WECHAT_ENCODING_AES_KEY'),
    wechatAppId: read('WECHAT_APP_ID'),
    genericWebhookSecret: read('GENERIC_WEBHOOK_SECRET'),
    defaultRegion: read('DEFAULT_REGION'),
    ownAddresses: read('OWN_ADDRESSES')
      ?.split(',')
      .map((address) => address.trim().toLowerCase())
      .filter(Boolean),
  };
}
