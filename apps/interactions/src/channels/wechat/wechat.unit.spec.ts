import { createCipheriv, createHash } from 'node:crypto';
import { PUBLIC, SECRET, signedWechat } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, NOW_SECONDS, post } from '../testing/webhook-request.js';
import { WechatAdapter } from './wechat.adapter.js';

const adapter = new WechatAdapter({ token: SECRET });
const xml = (fields: string) =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oABC]]></FromUserName><CreateTime>1772362800</CreateTime>${fields}</xml>`;
const TEXT = xml(
  '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[没有画面 📺 <b>]]></Content><MsgId>1234567890123456</MsgId>',
);
const message = (fields: string) => signedWechat(xml(fields));

describeDoor('WeChat', () => ({
  adapter,
  sample: TEXT,
  signed: signedWechat,
  signedAt: signedWechat,
  proof: { query: 'signature' },
  bodyUnsigned: true,
  json: false,
  malformed: '<xml><MsgType>text',
}));

describe('a message on WeChat', () => {
  it('is one contact of the sender', async () => {
    expect(await contactOf(adapter, signedWechat(TEXT))).toEqual({
      type: 'contact',
      provider: 'wechat',
      externalId: '1234567890123456',
      channel: 'wechat',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'wechat', value: 'oABC' },
      reason: 'message received',
      status: 'completed',
      startedAt: new Date('2026-03-01T11:00:00Z'),
      text: '没有画面 📺 <b>',
      details: { messageType: 'text', account: 'gh_1' },
      threadKey: 'wechat:gh_1|oABC',
    });
    expect(await adapter.receive(signedWechat(TEXT))).toMatchObject({ reply: { body: 'success' } });
  });

  it('may be about markup', async () => {
    const text = TEXT.replace('<b>', '<!DOCTYPE html> <!ENTITY> &amp;');
    expect((await contactOf(adapter, signedWechat(text))).text).toBe(
      '没有画面 📺 <!DOCTYPE html> <!ENTITY> &amp;',
    );
  });

  it.each([
    [
      'image',
      '<PicUrl>https://p/1</PicUrl><MediaId>m</MediaId>',
      { attachments: [{ name: 'image', url: 'https://p/1' }] },
    ],
    [
      'voice',
      '<MediaId>m</MediaId><Recognition>你好</Recognition>',
      { text: '你好', details: { mediaId: 'm' } },
    ],
    [
      'location',
      '<Location_X>23.1</Location_X><Location_Y>113.3</Location_Y><Label>Home</Label>',
      { text: 'Home', details: { latitude: '23.1' } },
    ],
    [
      'link',
      '<Title>T</Title><Description>D</Description><Url>https://l</Url>',
      { text: 'T\nD', attachments: [{ name: 'link', url: 'https://l' }] },
    ],
  ])('may be of type %s', async (type, fields, expected) => {
    expect(
      await contactOf(adapter, message(`<MsgType>${type}</MsgType><MsgId>1</MsgId>${fields}`)),
    ).toMatchObject(expected);
  });

  it('may be an event, known by who and when', async () => {
    const click = '<MsgType>event</MsgType><Event>CLICK</Event><EventKey>renew</EventKey>';
    expect(await contactOf(adapter, message(click))).toMatchObject({
      externalId: 'oABC:1772362800:CLICK',
      kind: 'session',
      details: { eventKey: 'renew' },
    });
    expect(await factsOf(adapter, message('<MsgType>event</MsgType><Event>LOCATION</Event>'))).toEqual([]);
  });

  it('of ours is reported', async () => {
    const report = (status: string) =>
      `<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>55</MsgID><Status>${status}</Status>`;
    expect(await factsOf(adapter, message(report('success')))).toMatchObject([
      { type: 'delivery', externalId: '55', status: 'delivered' },
    ]);
    expect(await factsOf(adapter, message(report('failed:user block')))).toMatchObject([
      { status: 'failed', errorCode: 'failed:user block' },
    ]);
  });

  it.each([
    [
      'an external entity',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><MsgType>&e;</MsgType></xml>',
    ],
    [
      'entities that multiply',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><MsgType>&b;</MsgType></xml>',
    ],
    ['no root', '<x><MsgType>text</MsgType></x>'],
    ['text only', 'hello'],
    ['nested fields', xml('<MsgType><a/></MsgType>')],
    ['the same field twice', xml('<MsgType>text</MsgType><MsgType>text</MsgType>')],
    ['a prototype', '<xml><__proto__><polluted>1</polluted></__proto__></xml>'],
  ])('is refused with %s', async (_name, body) => {
    await expect(adapter.receive(signedWechat(body))).rejects.toMatchObject({ kind: 'invalid' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('never expands an entity', async () => {
    const body = xml('<MsgType>text</MsgType><MsgId>1</MsgId><Content>&lt;a&gt; &#65; &unknown;</Content>');
    expect((await contactOf(adapter, signedWechat(body))).text).toBe('&lt;a&gt; &#65; &unknown;');
  });
});

describe('the handshake of WeChat', () => {
  it('echoes echostr to who knows the token', async () => {
    const { url } = signedWechat('');
    const request = { ...signedWechat(''), method: 'GET' as const };
    const asked = { ...request, query: { ...request.query, echostr: '588' } };
    expect(await adapter.receive(asked)).toEqual({
      kind: 'handshake',
      status: 200,
      contentType: 'text/plain',
      body: '588',
    });
    expect(url).toContain('/wechat?');
    await expect(adapter.receive({ ...asked, query: { ...asked.query, nonce: '1' } })).rejects.toMatchObject({
      kind: 'unauthenticated',
    });
  });
});

describe('an encrypted message on WeChat', () => {
  const appId = 'wxb11529c136998cb6';
  const encodingAesKey = Buffer.alloc(32, 7).toString('base64').slice(0, 43);
  const secured = new WechatAdapter({ token: SECRET, encryption: { encodingAesKey, appId } });

  function seal(text: string, forApp = appId): string {
    const key = Buffer.from(`${encodingAesKey}=`, 'base64');
    const body = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const plain = Buffer.concat([Buffer.alloc(16, 1), length, body, Buffer.from(forApp)]);
    const padding = 32 - (plain.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([
      cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
      cipher.final(),
    ]).toString('base64');
  }

  function sealed(encrypted: string) {
    const parts = [SECRET, NOW_SECONDS, 'n', encrypted].toSorted().join('');
    const signature = createHash('sha1').update(parts).digest('hex');
    const query = `encrypt_type=aes&timestamp=${NOW_SECONDS}&nonce=n&msg_signature=${signature}`;
    return post(
      `${PUBLIC}/wechat?${query}`,
      `<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
    );
  }

  it('is opened', async () => {
    expect((await contactOf(secured, sealed(seal(TEXT)))).text).toBe('没有画面 📺 <b>');
  });

  it('is refused when sealed for another account, cut, changed, or not sealed at all', async () => {
    const cipherText = seal(TEXT);
    for (const wrong of [seal(TEXT, 'wx000'), cipherText.slice(0, 44), 'AAAA', '!!!!']) {
      await expect(secured.receive(sealed(wrong))).rejects.toMatchObject({ kind: 'unauthenticated' });
    }
    const changed = sealed(cipherText);
    const rawBody = Buffer.from(
      changed.rawBody.toString().replace(cipherText, seal(TEXT.replace('text', 'link'))),
    );
    await expect(secured.receive({ ...changed, rawBody })).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(secured.receive(signedWechat(TEXT))).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
