import { LANGUAGES } from '../operator/person.js';
import { fill, MATTERS } from './catalogue.js';
import { CATALOGUES } from './catalogues.js';

const SCRIPTS = {
  en: /^[\P{L}\p{Script=Latin}]*$/u,
  fr: /[éèêàçûô’]/,
  ar: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u,
};
const SLOTS = { channel: 'C', plan: 'P', amount: 'A', minutes: 'M', name: 'N', reference: 'R' };

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const { matters, thanks, publicly, publicAnswer, notices } = CATALOGUES[language];
  const phrases = MATTERS.flatMap((matter) => {
    const { subject, opening, detail, answer, solved } = matters[matter];
    return [[subject], opening, detail, answer, solved];
  });
  const lists = [...phrases, thanks, publicly, publicAnswer, Object.values(notices)];

  it('has something to say about every matter', () => {
    expect(lists.filter((list) => list.length === 0 || list.some((text) => text.trim() === ''))).toEqual([]);
  });

  it('has no slot that stays empty', () => {
    expect(lists.flat().filter((text) => /[{}]/.test(fill(text, SLOTS)))).toEqual([]);
  });

  it('is written in that language, and fits a post', () => {
    expect(lists.flat().join(' ')).toMatch(SCRIPTS[language]);
    expect(publicly.filter((text) => text.length > 250)).toEqual([]);
  });

  it('says nothing twice about one matter', () => {
    for (const list of lists) expect(new Set(list).size).toBe(list.length);
  });
});

it('a slot that nobody fills is left as it stands', () => {
  expect(fill('{channel} {nothing}', SLOTS)).toBe('C {nothing}');
});
