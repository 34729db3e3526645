import { channelSecretsFromEnv } from './channel-secrets.js';
import { createChannelAdapters } from './create-channel-adapters.js';
import { get, post } from './testing/webhook-request.js';

const ENV = {
  TWILIO_AUTH_TOKEN: 't',
  META_APP_SECRET: 's',
  META_VERIFY_TOKEN: 'v',
  TELEGRAM_SECRET_TOKEN: 't',
  MAILGUN_SIGNING_KEY: 'k',
  POSTMARK_BASIC_AUTH: 'u:p',
  EMAIL_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  CHATWOOT_WEBHOOK_SECRET: 's',
  ZENDESK_WEBHOOK_SECRET: 's',
  X_CONSUMER_SECRET: 's',
  WECHAT_TOKEN: 't',
  GENERIC_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  DEFAULT_REGION: 'GB',
  OWN_ADDRESSES: 'Help@Viewline.example, @mail.viewline.example,',
};
const PATHS = [
  'twilio/sms',
  'twilio/voice',
  'meta/whatsapp',
  'meta/messenger',
  'meta/instagram',
  'telegram',
  'mailgun',
  'postmark',
  'email',
  'chatwoot',
  'zendesk',
  'x',
  'wechat',
  'generic/:source',
];

describe('the doors', () => {
  const open = (env: Record<string, string>) => createChannelAdapters(channelSecretsFromEnv(env));

  it('are all there when every secret is', () => {
    expect(open(ENV).map(({ path }) => path)).toEqual(PATHS);
  });

  it('do not exist without a secret, and an empty or blank one is none', () => {
    expect(open({})).toEqual([]);
    expect(open(Object.fromEntries(Object.keys(ENV).map((name) => [name, ' '])))).toEqual([]);
    expect(open({ TELEGRAM_SECRET_TOKEN: 't' }).map(({ path }) => path)).toEqual(['telegram']);
  });

  it('let nothing in that is not verified, whatever the method and body', async () => {
    for (const adapter of open(ENV)) {
      for (const body of ['', '{}', 'a=b', '<xml></xml>', '{"entry":[]}']) {
        const url = `https://crm.example/webhooks/${adapter.path.replace(':source', 'shop')}`;
        const type = { 'content-type': 'application/x-www-form-urlencoded' };
        await expect(adapter.receive(post(url, body, type))).rejects.toMatchObject({
          kind: 'unauthenticated',
        });
        await expect(adapter.receive(get(url))).rejects.toMatchObject({
          kind: expect.stringMatching(/unauthenticated|forbidden|not-found/),
        });
      }
    }
  });

  it('read our own addresses as a list', () => {
    expect(channelSecretsFromEnv(ENV).ownAddresses).toEqual([
      'help@viewline.example',
      '@mail.viewline.example',
    ]);
  });

  it('refuse to open on a secret that keeps nobody out, or on half of an encryption', () => {
    expect(() => open({ GENERIC_WEBHOOK_SECRET: 'whsec_' })).toThrow('at least 16 bytes');
    expect(() => open({ EMAIL_WEBHOOK_SECRET: 'whsec_AAAA' })).toThrow('at least 16 bytes');
    expect(() => open({ WECHAT_TOKEN: 't', WECHAT_APP_ID: 'wx1' })).toThrow('belong together');
    expect(() => open({ WECHAT_TOKEN: 't', WECHAT_APP_ID: 'wx1', WECHAT_ENCODING_AES_KEY: 'short' })).toThrow(
      'belong together',
    );
  });
});
