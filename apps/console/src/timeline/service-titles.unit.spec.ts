import { readdirSync, readFileSync } from 'node:fs';
import i18next from 'i18next';
import { ar } from '../i18n/ar.js';
import { en } from '../i18n/en.js';
import { fr } from '../i18n/fr.js';
import { zh } from '../i18n/zh.js';
import { anEntry } from './an-entry.js';
import { lookOf } from './channel-look.js';
import { eventName } from './entry-kinds.js';
import { entryTitle } from './entry-title.js';
import { SERVICE_EVENTS } from './service-titles.js';

const languages = { ar, en, fr, zh };
type Part = Parameters<typeof anEntry>[0];
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ');
const title = (language: string, part: Part) =>
  plain(entryTitle(anEntry({ channel: null, ...part }), i18next.getFixedT(language)));

const GOLDEN = new URL('../../../../libs/events/golden/', import.meta.url);
const PUBLISHED = readdirSync(GOLDEN)
  .filter((file) => /\.v\d+\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8')) as { type: string; data: object });

beforeAll(async () => {
  const resources = Object.fromEntries(
    Object.entries(languages).map(([code, translation]) => [code, { translation }]),
  );
  await i18next.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
});

const ticket = { number: 'TT-1042', ticketTitle: 'Beeld hapert' };
const money = { billNo: 'B-7', amount: { minor: 12_050, currency: 'SAR' } };

describe('the titles of the services’ events', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ['en', 'ticket.opened', ticket, 'Ticket TT-1042: Beeld hapert'],
    [
      'fr',
      'ticket.status-changed',
      { ...ticket, fromStatus: 'acknowledged', toStatus: 'inProgress' },
      'Ticket TT-1042 : pris en compte → en cours',
    ],
    ['en', 'ticket.note-added', { ...ticket, visibility: 'public' }, 'Answer on ticket TT-1042'],
    ['en', 'ticket.assigned', { ...ticket, queue: 'arabic' }, 'Ticket TT-1042 put into queue arabic'],
    ['zh', 'diagnosis.completed', { answer: 'internal' }, '诊断:原因在我方'],
    ['en', 'dispute.opened', money, 'Dispute opened on bill B-7: SAR 120.50'],
    ['en', 'credit.granted', { amount: { minor: 1500, currency: 'KWD' } }, 'Credit of KWD 1.500 granted'],
    ['fr', 'credit.granted', { amount: { minor: 500, currency: 'JPY' } }, 'Avoir de 500 JPY accordé'],
    ['ar', 'consent.changed', { granted: false, purpose: 'marketing' }, 'سحب الموافقة: التسويق'],
    ['en', 'notification.delivered', { channel: 'in-app' }, 'Message delivered by the app'],
    ['en', 'notification.failed', {}, 'Message not delivered'],
    [
      'en',
      'viewing-session.ended',
      { streamId: 's', streamName: 'News', playbackFailed: true },
      'Stopped watching News after playback failed',
    ],
    [
      'en',
      'service-problem.lifted',
      { title: 'North', minutesLost: 42 },
      'Back in service after 42 min: North',
    ],
  ])('in %s, of %s', (language, name, details, expected) => {
    expect(title(language, { type: `viewline.${name}.v1`, title: 'as it came', details })).toBe(expected);
  });

  it('are the subject line of a message where it has one', () => {
    const sent = { type: 'viewline.notification.sent.v1', channel: 'email', details: {} };
    expect(title('fr', { ...sent, title: 'E-mail outage message sent' })).toBe('Message envoyé par E-mail');
    expect(title('fr', { ...sent, title: 'We are back' })).toBe('We are back');
  });

  it('stay as they came where the details do not say what the sentence needs', () => {
    for (const name of [
      'ticket.opened',
      'bill.issued',
      'credit.granted',
      'promise.made',
      'playback.failed',
    ]) {
      const part = { type: `viewline.${name}.v1`, title: 'as it came' };
      for (const language of Object.keys(languages)) {
        expect(title(language, part)).toBe('as it came');
        expect(
          title(language, { ...part, details: { amount: { minor: 'x', currency: '?' }, dueAt: 'x' } }),
        ).toBe('as it came');
      }
    }
  });

  it.each(Object.keys(languages))('are complete in %s for every published event', (language) => {
    for (const { type, data } of PUBLISHED) {
      const facts = { ...data, ticketTitle: 'x' };
      const own = title(language, { type, title: 'Some thing: of theirs', details: facts });
      expect(`${type} ${own}`).not.toMatch(/\{\{|undefined|\[object| (event|word|way|format)\./);
    }
  });

  it('are written for every published event of those services, and an icon is chosen', () => {
    const others = /^(interaction|message|subscriber|identity|relationship)\./;
    const published = PUBLISHED.map(({ type }) => eventName({ type })).filter((name) => !others.test(name));
    expect(published.filter((name) => !SERVICE_EVENTS.includes(name))).toEqual([]);
    const unknown = lookOf({ type: 'another.system.event.v1', channel: null }).icon;
    expect(
      PUBLISHED.filter(
        ({ type }) => lookOf({ type, channel: null }).icon === unknown && !/interaction|message/.test(type),
      ),
    ).toEqual([]);
  });
});
