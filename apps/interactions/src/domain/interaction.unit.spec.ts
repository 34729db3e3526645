import fc from 'fast-check';
import type { Contact, ContactUpdatedFact } from './channel-fact.js';
import { applyReport, interactionId, recordContact, type Interaction } from './interaction.js';

const NOW = new Date('2026-03-01T10:00:00.000Z');

const call: Contact = {
  provider: 'twilio',
  externalId: 'CA1',
  channel: 'phone',
  direction: 'inbound',
  kind: 'call',
  identity: { kind: 'phone', value: '+447911123456' },
  reason: 'call',
  status: 'ringing',
  startedAt: NOW,
  threadKey: 'call:CA1',
};
const recorded = (): Interaction => recordContact(call, interactionId('conversation', 'x'), NOW);

function report(version: number, changes: ContactUpdatedFact['changes']): ContactUpdatedFact {
  return {
    type: 'contact-updated',
    provider: 'twilio',
    externalId: 'CA1',
    channel: 'phone',
    at: NOW,
    version,
    changes,
  };
}

const afterAll = (reports: readonly ContactUpdatedFact[]) =>
  reports.reduce((state, next) => applyReport(state, next, NOW) ?? state, recorded()).facts;

describe('a contact on record', () => {
  const factsOf = (more: Partial<Contact>) =>
    recordContact({ ...call, ...more }, interactionId('conversation', 'x'), NOW).facts;

  it('says the language in which the person wrote, where routing looks for it', () => {
    expect(factsOf({ language: 'ar' }).details).toEqual({ language: 'ar' });
    expect(factsOf({ language: 'ar', details: { language: 'fr', queue: 'tv' } }).details).toEqual({
      language: 'fr',
      queue: 'tv',
    });
    expect(factsOf({})).not.toHaveProperty('details');
  });

  it('says why it has no identity', () => {
    expect(factsOf({ identityMissing: 'withheld', details: { queue: 'tv' } }).details).toEqual({
      queue: 'tv',
      identityMissing: 'withheld',
    });
  });
});

const ANSWERED = report(2, { status: 'inProgress', agent: 'Salma', details: { queueSeconds: 12 } });
const ENDED = report(4, {
  status: 'completed',
  endedAt: new Date('2026-03-01T10:05:00.000Z'),
  details: { seconds: 300 },
});
const RECORDING = report(0, {
  details: { recordingSid: 'RE1' },
  attachments: [{ name: 'recording', url: 'https://x.example/1' }],
});

describe('a contact on record', () => {
  it('has the same id whoever computes it, and another for another provider', () => {
    expect(interactionId('twilio', 'CA1')).toBe(recorded().facts.interactionId);
    expect(interactionId('meta', 'CA1')).not.toBe(interactionId('twilio', 'CA1'));
  });

  it('stands on a timeline even when nobody knows from where it came', () => {
    const { identity: _, ...withheld } = call;
    const facts = recordContact(
      { ...withheld, identityMissing: 'number withheld' },
      recorded().facts.conversationId,
      NOW,
    ).facts;
    expect(facts.subscriberId).toMatch(/^[0-9a-f-]{36}$/);
    expect(facts.details).toEqual({ identityMissing: 'number withheld' });
  });

  it('ends in the same state in whatever order and however often the reports on it arrive', () => {
    const expected = afterAll([ANSWERED, ENDED, RECORDING]);
    expect(expected).toMatchObject({
      status: 'completed',
      agent: 'Salma',
      endedAt: '2026-03-01T10:05:00.000Z',
    });
    expect(expected.details).toEqual({ queueSeconds: 12, seconds: 300, recordingSid: 'RE1' });
    const orders = fc.shuffledSubarray([ANSWERED, ENDED, RECORDING, ANSWERED, ENDED], { minLength: 5 });
    fc.assert(fc.property(orders, (order) => expect(afterAll([...order, RECORDING])).toEqual(expected)));
  });

  it('does not change, and says nothing, when a report brings nothing new', () => {
    const once = applyReport(recorded(), ENDED, NOW)!;
    expect(applyReport(once, ENDED, NOW)).toBeUndefined();
    expect(once.version).toBe(2);
  });
});
