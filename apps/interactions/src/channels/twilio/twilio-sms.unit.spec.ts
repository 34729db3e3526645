import { PUBLIC, signedTwilio, TWILIO_TOKEN } from '../testing/signers.js';
import { describeDoor } from '../testing/door.suite.js';
import { contactOf, factsOf, NOW } from '../testing/webhook-request.js';
import { TwilioSmsAdapter } from './twilio-sms.adapter.js';

const URL_ = `${PUBLIC}/twilio/sms`;
const SMS = {
  ToCountry: 'GB',
  MessageSid: 'SM1f0e8ae6ade43cb3c0ce4525424e404f',
  SmsSid: 'SM1f0e8ae6ade43cb3c0ce4525424e404f',
  SmsStatus: 'received',
  AccountSid: 'AC00000000000000000000000000000000',
  From: '+447700900123',
  To: '+442071838750',
  FromCity: 'LONDON',
  FromCountry: 'GB',
  Body: 'No picture since 8 pm',
  NumMedia: '0',
  NumSegments: '1',
  ApiVersion: '2010-04-01',
};
const adapter = new TwilioSmsAdapter(TWILIO_TOKEN, 'GB');
const sms = (fields: Record<string, string>) => signedTwilio(URL_, { ...SMS, ...fields });

describeDoor('Twilio SMS', () => ({
  adapter,
  sample: new URLSearchParams(SMS).toString(),
  signed: (body) => signedTwilio(URL_, [...new URLSearchParams(body)]),
  proof: { header: 'x-twilio-signature' },
  json: false,
}));

describe('an SMS by Twilio', () => {
  it('is one contact of the sender', async () => {
    expect(await contactOf(adapter, signedTwilio(URL_, SMS))).toEqual({
      type: 'contact',
      provider: 'twilio',
      externalId: 'SM1f0e8ae6ade43cb3c0ce4525424e404f',
      channel: 'sms',
      direction: 'inbound',
      kind: 'message',
      identity: { kind: 'phone', value: '+447700900123' },
      reason: 'message received',
      status: 'completed',
      text: 'No picture since 8 pm',
      startedAt: NOW,
      details: { to: '+442071838750', city: 'LONDON', country: 'GB' },
      threadKey: 'sms:+447700900123|+442071838750',
    });
  });

  it('as RCS is a contact of the same number', async () => {
    const rcs = sms({ From: 'rcs:+447700900123', To: 'rcs:viewline_agent' });
    expect(await contactOf(adapter, rcs)).toMatchObject({
      channel: 'sms',
      identity: { kind: 'phone', value: '+447700900123' },
    });
  });

  it('of ours is a delivery also where only SmsStatus says so', async () => {
    expect(await factsOf(adapter, sms({ SmsStatus: 'delivered' }))).toMatchObject([
      { type: 'delivery', externalId: SMS.MessageSid, status: 'delivered' },
    ]);
  });

  it('is answered with TwiML that sends nothing', async () => {
    const outcome = await adapter.receive(signedTwilio(URL_, SMS));
    expect(outcome).toMatchObject({ reply: { status: 200, contentType: 'text/xml', body: '<Response/>' } });
  });

  it('keeps Arabic, Chinese and emoji, and loses NUL and half surrogates', async () => {
    const text = 'لا توجد صورة 没有画面 📺';
    expect((await contactOf(adapter, sms({ Body: text }))).text).toBe(text);
    expect((await contactOf(adapter, sms({ Body: 'a\u0000b\u0007c' }))).text).toBe('abc');
  });

  it('may have pictures and no text', async () => {
    const mms = {
      Body: '',
      NumMedia: '2',
      MediaUrl0: 'https://m/0',
      MediaContentType0: 'image/jpeg',
      MediaUrl1: 'https://m/1',
    };
    const contact = await contactOf(adapter, sms(mms));
    expect(contact.text).toBeUndefined();
    expect(contact.attachments).toEqual([
      { mimeType: 'image/jpeg', url: 'https://m/0' },
      { url: 'https://m/1' },
    ]);
  });

  it('is kept whole up to the limit and marked where it was cut', async () => {
    const contact = await contactOf(adapter, sms({ Body: `${'x'.repeat(99_999)}📺 and more` }));
    expect(contact.text).toBe('x'.repeat(99_999));
    expect(contact.details?.truncated).toBe(true);
  });

  it('is recorded without identity where the sender is no number', async () => {
    const contact = await contactOf(adapter, sms({ From: 'NETFLIX' }));
    expect(contact.identity).toBeUndefined();
    expect(contact.identityMissing).toBe('not a phone address');
    expect(contact.details?.from).toBe('NETFLIX');
  });

  it('is on WhatsApp where the address says so', async () => {
    const contact = await contactOf(
      adapter,
      sms({ From: 'whatsapp:+447700900123', To: 'whatsapp:+442071838750', ProfileName: 'Ann' }),
    );
    expect(contact).toMatchObject({
      channel: 'whatsapp',
      identity: { kind: 'whatsapp', value: '+447700900123' },
      displayName: 'Ann',
    });
  });

  it('needs a sid', async () => {
    await expect(adapter.receive(signedTwilio(URL_, { From: '+447700900123' }))).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  it.each([
    ['queued', 'queued'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
  ])('of ours that is %s is reported as %s', async (MessageStatus, status) => {
    const report = {
      MessageSid: 'SM9',
      MessageStatus,
      To: '07700 900123',
      From: '+442071838750',
      ErrorCode: '30003',
    };
    expect(await factsOf(adapter, signedTwilio(URL_, report))).toEqual([
      {
        type: 'delivery',
        provider: 'twilio',
        externalId: 'SM9',
        channel: 'sms',
        status,
        errorCode: '30003',
        at: NOW,
        recipient: { kind: 'phone', value: '+447700900123' },
      },
    ]);
  });

  it('is acknowledged without a fact where its status is unknown', async () => {
    for (const MessageStatus of ['teleported', 'constructor', '__proto__']) {
      expect(await factsOf(adapter, signedTwilio(URL_, { MessageSid: 'SM9', MessageStatus }))).toEqual([]);
    }
  });
});
