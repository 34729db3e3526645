import fc from 'fast-check';
import { expectPublishable, NOW } from '../testing/webhook-request.js';
import { changes, contact, contactFact, type ContactDraft } from './contact.js';

const draft: ContactDraft = {
  provider: 'p',
  externalId: 'e',
  channel: 'sms',
  direction: 'inbound',
  kind: 'message',
  reason: 'r',
  status: 'open',
  startedAt: NOW,
  threadKey: 't',
};

describe('a contact', () => {
  it('fits the published schema and the database whatever text it is made of', () => {
    const text = fc.string({ unit: 'binary', maxLength: 3000 });
    fc.assert(
      fc.property(text, text, text, fc.dictionary(fc.string({ minLength: 1 }), text), (a, b, c, details) => {
        const attachments = [{ name: a, mimeType: b, url: c, size: -1 }];
        const whole = {
          ...draft,
          externalId: `e${a}`,
          displayName: a,
          reason: b,
          subject: c,
          text: a,
          agent: b,
        };
        expectPublishable(contactFact({ ...whole, attachments, details }));
      }),
      { numRuns: 200 },
    );
  });

  it('says that it was cut, and is not marked when it was not', () => {
    expect(contact({ ...draft, subject: 'x'.repeat(1001) }).details).toEqual({ truncated: true });
    expect(contact({ ...draft, subject: 'x'.repeat(1000) }).details).toBeUndefined();
    expect(
      contact({ ...draft, attachments: Array.from({ length: 101 }, () => ({})) }).attachments,
    ).toHaveLength(100);
    expect(changes({ text: 'x'.repeat(100_001) }).details).toEqual({ truncated: true });
    const longUrl = contact({ ...draft, attachments: [{ name: 'a', url: `https://${'x'.repeat(4000)}` }] });
    expect(longUrl).toMatchObject({ attachments: [{ name: 'a' }], details: { truncated: true } });
  });

  it('never splits a character', () => {
    expect(contact({ ...draft, subject: `${'x'.repeat(999)}📺` }).subject).toBe('x'.repeat(999));
  });

  it('has an id that an index can hold, and different ids stay different', () => {
    const long = (end: string) => contact({ ...draft, externalId: 'x'.repeat(2000) + end }).externalId;
    expect(long('a').length).toBeLessThanOrEqual(500);
    expect(long('a')).not.toBe(long('b'));
    expect(() => contact({ ...draft, externalId: ' \u0000 ' })).toThrow('no id');
  });

  it('never ends before it began', () => {
    expect(contact({ ...draft, endedAt: new Date(0) }).endedAt).toEqual(NOW);
  });
});
