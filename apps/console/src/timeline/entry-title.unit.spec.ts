import i18next from 'i18next';
import { ar } from '../i18n/ar.js';
import { en } from '../i18n/en.js';
import { fr } from '../i18n/fr.js';
import { zh } from '../i18n/zh.js';
import { anEntry } from './an-entry.js';
import { CHANNEL_LOOK } from './channel-look.js';
import { CONTACT_KINDS } from './entry-kinds.js';
import { entryTitle } from './entry-title.js';

const languages = { ar, en, fr, zh };
type Part = Parameters<typeof anEntry>[0];
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const title = (language: string, part: Part) => plain(entryTitle(anEntry(part), i18next.getFixedT(language)));

beforeAll(async () => {
  const resources = Object.fromEntries(
    Object.entries(languages).map(([code, translation]) => [code, { translation }]),
  );
  await i18next.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
});

const linked = {
  type: 'viewline.identity.linked.v1',
  title: 'chat-contact 47 linked',
  details: { identity: { kind: 'chat-contact', value: '47' } },
};
const status = {
  type: 'viewline.subscriber.status-changed.v1',
  title: 'Subscriber: active → suspended',
  details: { fromStatus: 'active', toStatus: 'suspended' },
};

describe('the title of an entry', () => {
  it.each([
    ['en', { title: 'X message received', channel: 'x' }, 'Direct message on X received'],
    ['fr', { title: 'X message received', channel: 'x' }, 'Message privé reçu sur X'],
    [
      'ar',
      { title: 'WhatsApp message sent', channel: 'whatsapp', direction: 'outbound' },
      'رسالة واتساب صادرة',
    ],
    ['zh', { title: 'SMS message received' }, '收到短信'],
    ['zh', { title: 'WhatsApp call received', channel: 'whatsapp', kind: 'call' }, 'WhatsApp 来电'],
    ['fr', { title: 'Shop visit received', channel: 'shop', kind: 'visit' }, 'Visite en boutique'],
    ['en', linked, 'Chat contact 47 linked'],
    ['fr', linked, 'Adresse rattachée : Contact du chat 47'],
    ['ar', status, 'الحالة: نشط ← موقوف'],
    [
      'fr',
      { type: 'viewline.subscriber.registered.v1', title: 'Registered as A\nB' },
      'Inscription sous le nom de A\nB',
    ],
    [
      'zh',
      {
        type: 'viewline.message.delivery-reported.v1',
        title: 'SMS message read',
        details: { status: 'read' },
      },
      '消息已读',
    ],
  ])('in %s, of %j', (language, part, expected) => {
    expect(title(language, part)).toBe(expected);
  });

  it.each([
    { channel: 'email', title: 'Re: Montant inconnu' },
    { channel: 'email', title: 'What I have received' },
    { channel: 'email', title: 'A message was received' },
    { type: 'another.system.event.v1', title: 'Something of theirs' },
    { type: 'viewline.identity.linked.v1', title: 'as it came', details: { identity: { kind: 7 } } },
    { type: 'viewline.message.delivery-reported.v1', title: 'as it came', details: { status: 'teleported' } },
    { type: 'viewline.subscriber.status-changed.v1', title: 'as it came', details: {} },
  ])('stays where it is somebody’s own or says more than we know: %j', (part) => {
    for (const language of Object.keys(languages)) expect(title(language, part)).toBe(part.title);
  });

  it.each(Object.keys(languages))('is there in %s for every kind, channel and direction', (language) => {
    for (const kind of CONTACT_KINDS)
      for (const channel of Object.keys(CHANNEL_LOOK))
        for (const [direction, verb] of [
          ['inbound', 'received'],
          ['outbound', 'sent'],
        ]) {
          const own = title(language, { kind, channel, direction, title: `Chan-nel ${kind} ${verb}` });
          expect(own).not.toMatch(/Chan-nel|\{\{|undefined|^title\./);
        }
  });

  it('does not let a name from outside turn the sentence round', () => {
    const part = { type: 'viewline.subscriber.registered.v1', title: 'Registered as \u202Eevil' };
    expect(entryTitle(anEntry(part), i18next.getFixedT('en'))).toBe('Registered as \u2068\u202Eevil\u2069');
  });
});
