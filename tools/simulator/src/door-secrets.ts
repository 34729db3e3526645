/** What the simulator needs to sign as each vendor would. A door whose secret is missing is left alone. */
export interface DoorSecrets {
  twilioAuthToken?: string;
  metaAppSecret?: string;
  telegramSecretToken?: string;
  mailgunSigningKey?: string;
  /** `user:password` */
  postmarkBasicAuth?: string;
  /** `whsec_…` */
  emailWebhookSecret?: string;
  chatwootWebhookSecret?: string;
  zendeskWebhookSecret?: string;
  xConsumerSecret?: string;
  wechatToken?: string;
  /** `whsec_…` */
  genericWebhookSecret?: string;
  /** The operator's own addresses and `@domains`; answers by e-mail are written from the first of them. */
  ownAddresses?: readonly string[];
}

const VARIABLES = {
  twilioAuthToken: 'TWILIO_AUTH_TOKEN',
  metaAppSecret: 'META_APP_SECRET',
  telegramSecretToken: 'TELEGRAM_SECRET_TOKEN',
  mailgunSigningKey: 'MAILGUN_SIGNING_KEY',
  postmarkBasicAuth: 'POSTMARK_BASIC_AUTH',
  emailWebhookSecret: 'EMAIL_WEBHOOK_SECRET',
  chatwootWebhookSecret: 'CHATWOOT_WEBHOOK_SECRET',
  zendeskWebhookSecret: 'ZENDESK_WEBHOOK_SECRET',
  xConsumerSecret: 'X_CONSUMER_SECRET',
  wechatToken: 'WECHAT_TOKEN',
  genericWebhookSecret: 'GENERIC_WEBHOOK_SECRET',
} as const satisfies Partial<Record<keyof DoorSecrets, string>>;

/** The same variables with which the doors themselves are opened. */
export function doorSecretsFromEnv(env: Readonly<Record<string, string | undefined>>): DoorSecrets {
  const read = (name: string) => env[name]?.trim() || undefined;
  return {
    ...Object.fromEntries(Object.entries(VARIABLES).map(([key, name]) => [key, read(name)])),
    ownAddresses: read('OWN_ADDRESSES')
      ?.split(',')
      .map((address) => address.trim().toLowerCase())
      .filter(Boolean),
  };
}
