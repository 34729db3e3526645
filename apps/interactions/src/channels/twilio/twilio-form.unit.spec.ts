import { post } from '../testing/webhook-request.js';
import { signedTwilio, TWILIO_TOKEN } from '../testing/signers.js';
import { verifiedTwilioForm } from './twilio-form.js';

// The published example of Twilio's documentation.
const URL_ = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const FIELDS = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';

describe('the signature of Twilio', () => {
  const body = new URLSearchParams(FIELDS).toString();

  it('is the one of the documentation', () => {
    const form = verifiedTwilioForm(post(URL_, body, { 'x-twilio-signature': SIGNATURE }), TWILIO_TOKEN);
    expect(form.get('Digits')).toBe('1234');
  });

  it('does not depend on the order of the fields', () => {
    const backwards = new URLSearchParams(Object.entries(FIELDS).toReversed()).toString();
    const request = post(URL_, backwards, { 'x-twilio-signature': SIGNATURE });
    expect(verifiedTwilioForm(request, TWILIO_TOKEN).get('Digits')).toBe('1234');
  });

  it('holds whether or not Twilio signed the default port', () => {
    for (const [signedUrl, seenUrl] of [
      ['https://crm.example:443/webhooks/twilio/sms', 'https://crm.example/webhooks/twilio/sms'],
      ['https://crm.example/webhooks/twilio/sms', 'https://crm.example:443/webhooks/twilio/sms'],
      ['http://crm.example:80/webhooks/twilio/sms', 'http://crm.example/webhooks/twilio/sms'],
    ] as const) {
      const request = { ...signedTwilio(signedUrl, FIELDS), url: seenUrl };
      expect(verifiedTwilioForm(request, TWILIO_TOKEN).get('Digits')).toBe('1234');
    }
  });

  it('does not hold for another URL, another field or another token', () => {
    const right = post(URL_, body, { 'x-twilio-signature': SIGNATURE });
    expect(() => verifiedTwilioForm({ ...right, url: `${URL_}&x=1` }, TWILIO_TOKEN)).toThrow(
      'does not match',
    );
    expect(() => verifiedTwilioForm(right, '12346')).toThrow('does not match');
    const more = { ...right, rawBody: Buffer.from(`${body}&Extra=1`) };
    expect(() => verifiedTwilioForm(more, TWILIO_TOKEN)).toThrow('does not match');
  });

  it('covers a field that is given twice by each of its values', () => {
    const request = signedTwilio(URL_, [
      ['MediaUrl', 'b'],
      ['MediaUrl', 'a'],
      ['MediaUrl', 'a'],
    ]);
    expect(verifiedTwilioForm(request, TWILIO_TOKEN).getAll('MediaUrl')).toEqual(['b', 'a', 'a']);
  });

  it('covers a JSON body by its digest in the URL', () => {
    const json = signedTwilio(
      'https://crm.example/webhooks/twilio/sms',
      '{"MessageSid":"SM1","From":"+33612345678"}',
    );
    expect(verifiedTwilioForm(json, TWILIO_TOKEN).get('MessageSid')).toBe('SM1');
    const tampered = { ...json, rawBody: Buffer.from('{"MessageSid":"SM2","From":"+33612345678"}') };
    expect(() => verifiedTwilioForm(tampered, TWILIO_TOKEN)).toThrow('does not match');
  });
});
