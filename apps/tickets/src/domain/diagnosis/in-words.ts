import type { Language } from '../language.js';
import type { Dimension } from './cohort.js';
import type { Check, DiagnosisOnRecord } from './diagnosis.js';
import type { Statement } from './statement.js';
import { DIAGNOSIS_TEXTS } from './texts/texts.js';

/** No sentence is longer, however many names it lists. Characters. */
const LONGEST = 1000;
const BLANK = /\{(\w+)(?:\|(\w+))?\}/g;

const formats = (language: Language, comma: string) => ({
  comma,
  number: new Intl.NumberFormat(language),
  plural: new Intl.PluralRules(language),
  time: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
});

/** Made once: each takes longer to make than many sentences to write. */
const FORMATS: Readonly<Record<Language, ReturnType<typeof formats>>> = {
  en: formats('en', ', '),
  fr: formats('fr', ', '),
  ar: formats('ar', '، '),
  zh: formats('zh', '、'),
};

/** A sentence of one language. */
export function inWords({ code, values }: Statement, language: Language): string {
  const { statements, dimensions } = DIAGNOSIS_TEXTS[language];
  const dimension = dimensions[values['dimension'] as Dimension];
  const where = dimension && fill(dimension, values, language);
  const text = fill(statements[code], values, language, where);
  return text.length > LONGEST ? Array.from(text).slice(0, LONGEST).join('') : text;
}

/** The same diagnosis in another language. One from before it was told by codes stays as it was written down. */
export function diagnosisIn<Told extends DiagnosisOnRecord>(diagnosis: Told, language: Language): Told {
  const { finding, advice } = diagnosis;
  return {
    ...diagnosis,
    ...(finding && { summary: inWords(finding, language) }),
    ...(advice && { nextStep: inWords(advice, language) }),
    checks: diagnosis.checks.map((check) => checkIn(check, language)),
  };
}

export const checkIn = (check: Check, language: Language): Check =>
  check.finding ? { ...check, summary: inWords(check.finding, language) } : check;

/** Fills each blank once: what a value itself says is never read as a blank. */
function fill(text: string, values: Statement['values'], language: Language, where?: string): string {
  return text.replace(BLANK, (blank, name: string, how?: string) => {
    if (name === 'where' && where !== undefined) return where;
    const value = values[name];
    if (value === undefined) return blank;
    if (typeof value === 'number')
      return how === undefined ? numberIn(value, language) : counted(value, how, language);
    if (typeof value !== 'string')
      return value.map((one) => apart(one, language)).join(FORMATS[language].comma);
    return apart(how === 'time' ? timeIn(value, language) : value, language);
  });
}

function counted(value: number, what: string, language: Language): string {
  const forms = DIAGNOSIS_TEXTS[language].counted[what];
  const form = forms?.[FORMATS[language].plural.select(value)] ?? forms?.other ?? '{n}';
  return form.replace('{n}', () => numberIn(value, language));
}

const numberIn = (value: number, language: Language): string => FORMATS[language].number.format(value);

/** Whose time zone that is, nobody knows, so it is named. */
const timeIn = (iso: string, language: Language): string =>
  `${FORMATS[language].time.format(new Date(iso))} UTC`;

/** Names in Latin letters would drag the numbers beside them along, so in Arabic each stands in an isolate of its own. */
const apart = (name: string, language: Language): string =>
  language === 'ar' ? `\u2068${name}\u2069` : name;
