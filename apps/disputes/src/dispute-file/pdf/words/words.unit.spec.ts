import { DISPUTE_OUTCOMES, DISPUTE_REASONS, DISPUTE_STATES, EVIDENCE_KINDS } from '@viewline/events';
import {
  FACT_EVENTS,
  FACT_SECTIONS,
} from '../../../reactions/keep-facts-when-subscriber-events-come/facts.js';
import { FILE_LANGUAGES, fileLanguageFor } from '../../file-language.js';
import { said, wordsIn } from './words.js';

/** Of JSON Schema, as much as is asked for here. */
interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

/** What stands in a file only as it is on record: addresses of machines, and what is never written. */
const NOT_WRITTEN = new Set(['ip', 'userAgent', 'attachments', 'details', 'identities', 'renewalUrl']);
const OF_THE_CASE = ['description', 'openedBy', 'outcome', 'awarded', 'url', 'reference', 'type'];

/** Names of everything in an event that a file writes, with what is in its objects; ids are left out on top. */
function membersOf({ properties = {}, items, anyOf = [] }: Schema, isInside = false): string[] {
  const own = Object.entries(properties).flatMap(([name, member]) => {
    if (NOT_WRITTEN.has(name) || (!isInside && name.endsWith('Id'))) return [];
    const isMoney = member.properties?.['minor'] !== undefined;
    return isMoney ? [name] : [name, ...membersOf(member, true)];
  });
  return [...own, ...[...(items ? [items] : []), ...anyOf].flatMap((inner) => membersOf(inner, isInside))];
}

const events = FACT_EVENTS.map(({ name, schema }) => ({
  name: name.replace('viewline.', ''),
  members: membersOf(schema as Schema),
}));
const others = FILE_LANGUAGES.filter((language) => language !== 'en');

describe.each(others)('the words of a file in %s', (language) => {
  const words = wordsIn(language);
  const script = { fr: /\p{Script=Latin}/u, ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u }[language];

  it('name every event, every member of it and every section', () => {
    const headings = [
      ...events.map(({ name }) => name),
      ...EVIDENCE_KINDS.map((kind) => `${kind} put on file`),
      'dispute opened',
      'disputed charge',
    ];
    expect(headings.filter((name) => !said(words.headings, name))).toEqual([]);
    const members = new Set([...events.flatMap((event) => event.members), ...OF_THE_CASE]);
    expect([...members].filter((name) => !said(words.members, name))).toEqual([]);
    expect(FACT_SECTIONS.filter(({ name }) => !words.sections[name])).toEqual([]);
  });

  it('say what states, reasons and outcomes stand for', () => {
    const { state, reason, outcome } = words.values;
    expect(DISPUTE_STATES.filter((name) => !said(state, name))).toEqual([]);
    expect(DISPUTE_REASONS.filter((name) => !said(reason, name))).toEqual([]);
    expect(DISPUTE_OUTCOMES.filter((name) => !said(outcome, name))).toEqual([]);
  });

  it('are written in its script', () => {
    const all = [words.head, words.sections, words.headings, words.members].flatMap(
      Object.values,
    ) as string[];
    expect(all.filter((word) => !script.test(word))).toEqual([]);
    expect(words.title('')).toMatch(script);
  });
});

describe('the language of a file', () => {
  it.each([
    ['ar', 'ar'],
    ['ar-SA', 'ar'],
    ['FR_ca', 'fr'],
    ['zh-Hans-CN', 'zh'],
    ['de', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    [undefined, 'en'],
  ])('of somebody who reads %s is %s', (tag, language) => {
    expect(fileLanguageFor(tag)).toBe(language);
  });

  it('is English for one that names none, or none of these', () => {
    for (const none of [undefined, null, 'de', '__proto__', 5]) expect(wordsIn(none)).toBe(wordsIn('en'));
  });

  it('knows no words but its own', () => {
    expect(said(wordsIn('ar').members, 'constructor')).toBeUndefined();
    expect(said(undefined, 'x')).toBeUndefined();
  });
});
