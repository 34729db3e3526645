import { createHmac } from 'node:crypto';
import { mailgunProof } from './mailgun.js';
import { signers } from './signers.js';
import { standardSignature } from './standard-webhook.js';
import { twilioSignature } from './twilio.js';
import { wechatSignature } from './wechat.js';
import { xSignature } from './x.js';

const at = new Date('2026-03-01T12:00:00.000Z');

describe('a signature', () => {
  it('of Twilio is the one that Twilio publishes for its example', () => {
    const fields = {
      To: '+18005551212',
      CallSid: 'CA1234567890ABCDE',
      From: '+14158675309',
      Digits: '1234',
      Caller: '+14158675309',
    };
    expect(twilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    );
  });

  it('of a form of Twilio covers the public URL and the decoded fields', () => {
    const { path, headers, body } = signers.twilio('12345', 'https://crm.example', '/webhooks/twilio/sms', {
      From: '+33 6',
      Body: 'ça & là',
    });
    expect([path, headers['content-type']]).toEqual([
      '/webhooks/twilio/sms',
      'application/x-www-form-urlencoded',
    ]);
    expect(Object.fromEntries(new URLSearchParams(String(body)))).toEqual({ From: '+33 6', Body: 'ça & là' });
    expect(headers['x-twilio-signature']).toBe(
      createHmac('sha1', '12345')
        .update('https://crm.example/webhooks/twilio/smsBodyça & làFrom+33 6')
        .digest('base64'),
    );
  });

  it('of JSON from Twilio covers the URL with the digest of the body in it', () => {
    const request = signers.twilio('12345', 'https://crm.example', '/webhooks/twilio/sms', '{}');
    // SHA-256 of "{}", from another tool.
    const digest = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
    expect(request.path).toBe(`/webhooks/twilio/sms?bodySHA256=${digest}`);
    expect(request.headers['x-twilio-signature']).toBe(
      twilioSignature('12345', `https://crm.example${request.path}`),
    );
  });

  it('of Standard Webhooks is that of its specification', () => {
    const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const args = ['msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}'] as const;
    const expected = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    expect(standardSignature(secret, ...args)).toBe(expected);
    expect(standardSignature(`whsec_${secret}`, ...args)).toBe(expected);
  });

  it('of X is what openssl makes of the secret and token of its documentation', () => {
    const secret = 'z3ZX4v7mAAUGykl2EcmkqbartmuW8VFOOzCloLx9Q45P0hLrFu';
    expect(xSignature(secret, '9b4507b3-9040-4669-9ca3-6b94edb50553')).toBe(
      'sha256=UITybEAvZfYKnbdNOTN/PHrzgUG2YTiHNtDJ0mrqfMs=',
    );
  });

  it('of WeChat does not depend on the order of its parts', () => {
    // sha1("1320562132" + "1772366400" + "token"), sorted as text.
    expect(wechatSignature('token', '1772366400', '1320562132')).toBe(
      wechatSignature('1320562132', 'token', '1772366400'),
    );
    const { path } = signers.wechat('token', '<xml/>', at, '1320562132');
    expect(Object.fromEntries(new URL(path, 'http://x').searchParams)).toEqual({
      signature: wechatSignature('token', '1772366400', '1320562132'),
      timestamp: '1772366400',
      nonce: '1320562132',
    });
  });

  it('of Mailgun covers time and token, and stands in the form', () => {
    const form = Object.fromEntries(
      new URLSearchParams(String(signers.mailgun('key', { subject: 'Hé' }, at, 'a'.repeat(50)).body)),
    );
    expect(form).toEqual({ subject: 'Hé', ...mailgunProof('key', '1772366400', 'a'.repeat(50)) });
    expect(form['signature']).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['chatwoot', () => signers.chatwoot('s', '{"a":"ü"}', at)],
    ['zendesk', () => signers.zendesk('s', '{"a":"ü"}', at)],
    ['meta', () => signers.meta('s', 'whatsapp', '{"a":"ü"}')],
    ['x', () => signers.x('s', '{"a":"ü"}')],
    [
      'standard webhook',
      () => signers.standardWebhook('c2VjcmV0', '/webhooks/email', { id: 'm', body: '{"a":"ü"}', at }),
    ],
  ])('of %s is another one for another body or secret', (_, sign) => {
    const proofs = (request: { headers: Record<string, string> }) =>
      Object.entries(request.headers).find(([name]) => /signature(-256)?$/.test(name))![1];
    expect(proofs(sign())).toBe(proofs(sign()));
    const others = [
      signers.chatwoot('t', '{"a":"ü"}', at),
      signers.zendesk('t', '{"a":"ü"}', at),
      signers.meta('t', 'whatsapp', '{"a":"ü"}'),
      signers.x('s', '{"a":"u"}'),
      signers.standardWebhook('dA==', '/webhooks/email', { id: 'm', body: '{"a":"ü"}', at }),
    ].map(proofs);
    expect(others).not.toContain(proofs(sign()));
  });

  it('is not what Telegram and Postmark send: they repeat what they were given', () => {
    expect(signers.telegram('word', '{}').headers['x-telegram-bot-api-secret-token']).toBe('word');
    expect(signers.postmark('user:pässword', '{}').headers['authorization']).toBe(
      `Basic ${Buffer.from('user:pässword').toString('base64')}`,
    );
  });
});
