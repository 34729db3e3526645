import { signers } from '@viewline/simulator';
import { chatSamples } from './chat-samples.js';
import { deskSamples } from './desk-samples.js';
import { mailSamples } from './mail-samples.js';
import { PUBLIC_URL } from './running-product.js';
import { fieldsOf, textOf, type VendorDoor } from './vendor-door.js';

const meta = (product: 'whatsapp' | 'messenger' | 'instagram'): VendorDoor => ({
  name: product,
  sample: chatSamples[product],
  sign: (secrets, content) => signers.meta(secrets.metaAppSecret!, product, textOf(content)),
  malformed: '{"entry":',
});

const twilio = (product: 'sms' | 'voice'): VendorDoor => ({
  name: `twilio ${product}`,
  sample: product === 'sms' ? chatSamples.sms : deskSamples.voice,
  sign: (secrets, content) =>
    signers.twilio(secrets.twilioAuthToken!, PUBLIC_URL, `/webhooks/twilio/${product}`, fieldsOf(content)),
  malformed: { From: '+447400123456' },
});

const generic = (source: 'call-centre' | 'shop' | 'app'): VendorDoor => ({
  name: `generic ${source}`,
  sample: deskSamples[source],
  sign: (secrets, content, at) =>
    signers.standardWebhook(secrets.genericWebhookSecret!, `/webhooks/generic/${source}`, {
      id: 'msg_1',
      body: textOf(content),
      at,
    }),
  malformed: '{"type":"call.imagined","id":"1","at":"2026-03-01T11:00:00Z"}',
  signsTime: true,
});

/** Every door through which a channel comes in. */
export const VENDOR_DOORS: readonly VendorDoor[] = [
  twilio('sms'),
  twilio('voice'),
  meta('whatsapp'),
  meta('messenger'),
  meta('instagram'),
  {
    name: 'telegram',
    sample: chatSamples.telegram,
    sign: (secrets, content) => signers.telegram(secrets.telegramSecretToken!, textOf(content)),
    malformed: '[]',
  },
  {
    name: 'x',
    sample: chatSamples.x,
    sign: (secrets, content) => signers.x(secrets.xConsumerSecret!, textOf(content)),
    malformed: 'null',
  },
  {
    name: 'wechat',
    sample: chatSamples.wechat,
    sign: (secrets, content, at) => signers.wechat(secrets.wechatToken!, textOf(content), at, '1320562132'),
    malformed: '<xml><MsgType>text',
    signsTime: true,
  },
  {
    name: 'mailgun',
    sample: mailSamples.mailgun,
    sign: (secrets, content, at) =>
      signers.mailgun(secrets.mailgunSigningKey!, fieldsOf(content), at, 'a'.repeat(50)),
    malformed: { subject: 'no mail' },
    signsTime: true,
    proofInBody: true,
  },
  {
    name: 'postmark',
    sample: mailSamples.postmark,
    sign: (secrets, content) => signers.postmark(secrets.postmarkBasicAuth!, textOf(content)),
    malformed: '{"From":',
  },
  {
    name: 'raw e-mail',
    sample: mailSamples.mime,
    sign: (secrets, content, at) =>
      signers.standardWebhook(secrets.emailWebhookSecret!, '/webhooks/email', {
        id: 'msg_1',
        body: textOf(content),
        at,
        contentType: 'message/rfc822',
      }),
    malformed: 'hello',
    signsTime: true,
  },
  {
    name: 'chatwoot',
    sample: deskSamples.chatwoot,
    sign: (secrets, content, at) => signers.chatwoot(secrets.chatwootWebhookSecret!, textOf(content), at),
    malformed: '"text"',
    signsTime: true,
  },
  {
    name: 'zendesk',
    sample: deskSamples.zendesk,
    sign: (secrets, content, at) => signers.zendesk(secrets.zendeskWebhookSecret!, textOf(content), at),
    malformed: '[{}]',
    signsTime: true,
  },
  generic('call-centre'),
  generic('shop'),
  generic('app'),
];
