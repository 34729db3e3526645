import i18next from 'i18next';
import { ar } from '../i18n/ar.js';
import { en } from '../i18n/en.js';
import { Formats } from '../i18n/format.js';
import { anEntry } from './an-entry.js';
import { detailFacts } from './detail-facts.js';

const formats = new Formats('en', 'UTC');
const facts = (type: string, details: Record<string, unknown>, language = 'en') =>
  Object.fromEntries(detailFacts(anEntry({ type, details }), i18next.getFixedT(language), formats));

beforeAll(async () => {
  const resources = { en: { translation: en }, ar: { translation: ar } };
  await i18next.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
});

describe('the facts behind an entry', () => {
  it('name the states of a ticket as a ticket does, in the language of the agent', () => {
    const moved = { fromStatus: 'acknowledged', toStatus: 'inProgress' };
    const { ticketStatus } = ar.word;
    expect(Object.values(facts('viewline.ticket.status-changed.v1', moved, 'ar'))).toEqual([
      ticketStatus.acknowledged,
      ticketStatus.inProgress,
    ]);
  });

  it('tell what a ticket is about in words that are translated', () => {
    const opened = { ticketType: 'Bill Dispute', severity: 'Minor', visibility: 'internal' };
    expect(Object.values(facts('viewline.ticket.opened.v1', opened, 'ar'))).toEqual([
      ar.open.ticketTypes.billing,
      ar.open.severities.minor,
      ar.detailWord.visibility.internal,
    ]);
  });

  it('tell how long somebody watched in minutes, not in thousandths of a second', () => {
    const watched = { watchedTime: 1_920_000, playbackStallDuration: 1_836 };
    expect(facts('viewline.viewing-session.ended.v1', watched)).toEqual({
      'Time watched': '32 min',
      'Time frozen': '2 sec',
    });
  });

  it('tell the period of a bill as two days', () => {
    const period = { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' };
    expect(facts('viewline.bill.issued.v1', { period })).toEqual({ Period: 'Oct 1, 2026 – Nov 1, 2026' });
  });

  it('leave out what is only an id', () => {
    const sent = { address: '01a22c5e-2a1e-76bb-b9a7-ec8522778bf7', campaign: crypto.randomUUID() };
    expect(facts('viewline.notification.sent.v1', { ...sent, attempts: 2 })).toEqual({ Attempts: '2' });
  });

  it('keep what a caller said is the matter, though it stands under a name with a list', () => {
    expect(facts('viewline.interaction.recorded.v1', { purpose: 'A channel is missing: 4.2' })).toEqual({
      Purpose: 'A channel is missing: 4.2',
    });
  });
});
