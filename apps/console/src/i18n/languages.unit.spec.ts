import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { zh } from './zh.js';

const PLURAL = /_(zero|one|two|few|many|other)$/;

function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[path + name, value] as [string, string]]
      : texts(value as object, `${path}${name}.`),
  );
}

const variables = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();
const english = new Map(texts(en));
const plain = (keys: Iterable<string>): string[] =>
  [...new Set([...keys].map((key) => key.replace(PLURAL, '')))].toSorted();

describe.each(Object.entries({ en, ar, fr, zh }))('the texts in %s', (language, messages) => {
  const own = new Map(texts(messages));

  it('are all there, and no others', () => {
    expect(plain(own.keys())).toEqual(plain(english.keys()));
  });

  it('have every plural form the language knows', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const counted = plain([...english.keys()].filter((key) => PLURAL.test(key)));
    for (const key of counted) {
      const forms = [...own.keys()].filter((each) => each.replace(PLURAL, '') === key);
      expect(forms.toSorted()).toEqual(pluralCategories.map((category) => `${key}_${category}`).toSorted());
    }
  });

  it('use no variable that English does not give', () => {
    const known = new Map([...english].map(([key, text]) => [key.replace(PLURAL, ''), variables(text)]));
    for (const [key, text] of own) {
      const given = [
        ...(known.get(key.replace(PLURAL, '')) ?? []),
        ...(PLURAL.test(key) ? ['count', 'title', 'when'] : []),
      ];
      expect(given).toEqual(expect.arrayContaining(variables(text)));
    }
  });

  it('are never empty', () => {
    expect([...own].filter(([, text]) => !text.trim())).toEqual([]);
  });
});
