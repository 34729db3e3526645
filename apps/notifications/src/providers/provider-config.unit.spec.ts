import { readProviders } from './provider-config.js';

const SMTP = { kind: 'smtp', name: 'smtp-main', url: 'smtp://mail.example:587', from: 'a@operator.example' };

describe('the configuration of providers', () => {
  it('is a list in the order in which they are tried; none is an empty one', () => {
    const twilio = {
      kind: 'twilio',
      name: 'tw',
      channel: 'sms',
      accountSid: 'AC',
      authToken: 't',
      from: '+1555',
    };
    expect(readProviders(JSON.stringify([SMTP, twilio])).map(({ name }) => name)).toEqual([
      'smtp-main',
      'tw',
    ]);
    expect(readProviders(undefined)).toEqual([]);
  });

  it.each([
    ['no JSON', '[{'],
    ['no list', '{}'],
    ['an unknown kind', JSON.stringify([{ ...SMTP, kind: 'pigeon' }])],
    ['a name that is no word', JSON.stringify([{ ...SMTP, name: '../x' }])],
    ['a misspelt setting', JSON.stringify([{ ...SMTP, tiemout: 5 }])],
    ['another scheme', JSON.stringify([{ ...SMTP, url: 'file:///etc/passwd' }])],
    ['no room for a tag', JSON.stringify([{ ...SMTP, bounces: `${'b'.repeat(23)}@operator.example` }])],
    ['a timeout out of range', JSON.stringify([{ ...SMTP, timeout: 0 }])],
  ])('is refused as %s, without repeating a value', (_what, text) => {
    const secret = text.replace('a@operator.example', 'hunter2@x');
    expect(() => readProviders(secret)).toThrow(/^(?!.*hunter2).*NOTIFICATION_PROVIDERS/);
  });
});
