import type { Sample } from './vendor-door.js';

// The samples of the vendors' documentation, in content and shape.

const AT = '2026-03-01T11:00:00.000Z';
const SECONDS = Date.parse(AT) / 1000;
const message = (channel: string, text: string) => ({
  channel,
  kind: 'message',
  direction: 'inbound',
  text,
});
const BUSINESS = '442071838750';

function sms(digits: string): Sample {
  const from = `+44740${digits}`;
  const sid = `SM1f0e8ae6ade43cb3c0ce45254${digits}`;
  return {
    address: from,
    entry: message('sms', 'No picture since 8 pm — لا توجد صورة 没有画面 📺'),
    content: {
      ToCountry: 'GB',
      MessageSid: sid,
      SmsSid: sid,
      SmsStatus: 'received',
      AccountSid: 'AC00000000000000000000000000000000',
      From: from,
      To: `+${BUSINESS}`,
      FromCity: 'LONDON',
      FromCountry: 'GB',
      Body: 'No picture since 8 pm — لا توجد صورة 没有画面 📺',
      NumMedia: '0',
      NumSegments: '1',
      ApiVersion: '2010-04-01',
    },
  };
}

function whatsapp(digits: string): Sample {
  const from = `44741${digits}`;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: BUSINESS, phone_number_id: '106540352242922' },
    contacts: [{ profile: { name: 'Sheena Nelson' }, wa_id: from }],
    messages: [
      {
        from,
        id: `wamid.HBgLMTQxMjU1NTA4MjkVAgASGBQz${digits}`,
        timestamp: String(SECONDS),
        type: 'text',
        text: { body: 'Does it come in another color?' },
      },
    ],
  };
  return {
    address: `+${from}`,
    entry: message('whatsapp', 'Does it come in another color?'),
    occurredAt: AT,
    content: JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }],
    }),
  };
}

const page =
  (object: 'page' | 'instagram', channel: string) =>
  (digits: string): Sample => ({
    address: `${channel === 'messenger' ? 2 : 3}490${digits}`,
    entry: message(channel, 'hello, world!'),
    occurredAt: AT,
    content: JSON.stringify({
      object,
      entry: [
        {
          id: '106540352',
          time: SECONDS * 1000,
          messaging: [
            {
              sender: { id: `${channel === 'messenger' ? 2 : 3}490${digits}` },
              recipient: { id: '106540352' },
              timestamp: SECONDS * 1000,
              message: { mid: `mid.${channel}.1457764197618:${digits}`, text: 'hello, world!' },
            },
          ],
        },
      ],
    }),
  });

function telegram(digits: string): Sample {
  const person = { id: Number(`61${digits}`), first_name: 'Test', last_name: 'Lastname' };
  return {
    address: `61${digits}`,
    entry: message('telegram', '/start'),
    occurredAt: AT,
    content: JSON.stringify({
      update_id: 10_000,
      message: {
        message_id: 1365,
        date: SECONDS,
        from: { ...person, is_bot: false, username: 'Testusername', language_code: 'fr' },
        chat: { ...person, type: 'private', username: 'Testusername' },
        text: '/start',
      },
    }),
  };
}

function x(digits: string): Sample {
  const sender = `300${digits}`;
  return {
    address: sender,
    entry: message('x', 'Blue Bird'),
    occurredAt: AT,
    content: JSON.stringify({
      for_user_id: '4337869213',
      direct_message_events: [
        {
          type: 'message_create',
          id: `95449183011${digits}`,
          created_timestamp: String(SECONDS * 1000),
          message_create: {
            target: { recipient_id: '4337869213' },
            sender_id: sender,
            message_data: { text: 'Blue Bird', entities: { hashtags: [], symbols: [], urls: [] } },
          },
        },
      ],
      users: { [sender]: { id: sender, name: 'Jordan', screen_name: `furiouscamper${digits}` } },
    }),
  };
}

function wechat(digits: string): Sample {
  return {
    address: `oABC${digits}`,
    entry: message('wechat', '没有画面 📺 <b>'),
    occurredAt: AT,
    content: `<xml>
<ToUserName><![CDATA[gh_1]]></ToUserName>
<FromUserName><![CDATA[oABC${digits}]]></FromUserName>
<CreateTime>${SECONDS}</CreateTime>
<MsgType><![CDATA[text]]></MsgType>
<Content><![CDATA[没有画面 📺 <b>]]></Content>
<MsgId>123456789${digits}</MsgId>
</xml>`,
  };
}

export const chatSamples = {
  sms,
  whatsapp,
  messenger: page('page', 'messenger'),
  instagram: page('instagram', 'instagram'),
  telegram,
  x,
  wechat,
} as const;
