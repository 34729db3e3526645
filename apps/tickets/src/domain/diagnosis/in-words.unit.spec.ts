import fc from 'fast-check';
import { LANGUAGES } from '../language.js';
import { DIMENSIONS, type Cohort, type Dimension } from './cohort.js';
import { diagnose } from './diagnose.js';
import { diagnosisIn, inWords } from './in-words.js';
import { say, type Statement, type StatementCode } from './statement.js';
import { DIAGNOSIS_TEXTS } from './texts/texts.js';

const ENGLISH = DIAGNOSIS_TEXTS.en;
const CODES = Object.keys(ENGLISH.statements) as StatementCode[];
/** `open` and what it is counted in. */
const blanks = (text: string) =>
  [...text.matchAll(/\{(\w+)(?:\|(\w+))?\}/g)].map(([, name, how]) => ({ name: name!, how }));
const names = (text: string) => [...new Set(blanks(text).map(({ name }) => name))].toSorted();
const readable = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');

describe.each(LANGUAGES)('the texts of a diagnosis in %s', (language) => {
  const texts = DIAGNOSIS_TEXTS[language];

  it('say everything that English says, of the same things', () => {
    expect(Object.keys(texts.statements).toSorted()).toEqual(CODES.toSorted());
    expect(Object.keys(texts.dimensions).toSorted()).toEqual([...DIMENSIONS].toSorted());
    for (const code of CODES) {
      expect([code, names(texts.statements[code])]).toEqual([code, names(ENGLISH.statements[code])]);
      expect(texts.statements[code].trim()).not.toBe('');
    }
    for (const text of Object.values(texts.dimensions)) expect(names(text)).toEqual(['value']);
  });

  it('are in that language', () => {
    if (language === 'en') return;
    for (const code of CODES) expect(texts.statements[code]).not.toBe(ENGLISH.statements[code]);
  });

  it('have every plural form of what they count, and count nothing else', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const counted = Object.values(texts.statements)
      .flatMap(blanks)
      .flatMap(({ how }) => (how && how !== 'time' ? [how] : []));
    expect(Object.keys(texts.counted).toSorted()).toEqual([...new Set(counted)].toSorted());
    for (const forms of Object.values(texts.counted)) {
      expect(Object.keys(forms).toSorted()).toEqual(pluralCategories.toSorted());
    }
  });
});

describe('what is counted', () => {
  const addresses = (n: number) => readable(inWords(say('several-addresses', { addresses: n }), 'ar'));

  it.each([
    [0, '0 عنوان'],
    [1, 'عنوان واحد'],
    [2, 'عنوانين'],
    [3, '3 عناوين'],
    [10, '10 عناوين'],
    [11, '11 عنوانا'],
    [99, '99 عنوانا'],
    [100, '100 عنوان'],
    [103, '103 عناوين'],
  ])('reads in Arabic with the form of %s', (n, words) =>
    expect(addresses(n)).toBe(`الخط مستخدم من ${words} في الوقت نفسه`),
  );

  it.each([
    ['en', 1, '1 stream; the limit is not known'],
    ['en', 2, '2 streams; the limit is not known'],
    ['en', 1234, '1,234 streams; the limit is not known'],
    ['fr', 0, '0 flux ; la limite est inconnue'],
    ['fr', 1_000_000, '1 000 000 de flux ; la limite est inconnue'],
    ['zh', 2, '正在使用 2 路播放；上限未知'],
  ] as const)('reads in %s with the form of %s', (language, open, text) =>
    expect(inWords(say('streams-limit-unknown', { open }), language).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      text,
    ),
  );
});

describe('a name in a sentence', () => {
  it('stands apart in Arabic, so that it drags no number along', () => {
    const finding = say('do-pass-on', { dimension: 'server', value: 'edge-3' });
    expect(inWords(finding, 'ar')).toContain('الخادم \u2068edge-3\u2069');
    expect(inWords(finding, 'en')).toBe(
      'Pass it on to operations: server edge-3; spare the subscriber the play-book',
    );
  });

  it('is never read as a part of the text, and never makes it longer than it may be', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('{n}', '{value}', '$&', '{where}', '{title}'),
        ),
        fc.constantFrom(...LANGUAGES),
        (title, language) => {
          const text = inWords(say('hit-by-problem', { title }), language);
          expect(readable(text)).toBe(
            readable(DIAGNOSIS_TEXTS[language].statements['hit-by-problem'].replace('{title}', () => title)),
          );
        },
      ),
    );
    const many = Array.from({ length: 400 }, () => 'الذهبية 👍');
    for (const language of LANGUAGES) {
      const text = inWords(say('products-running', { products: many }), language);
      expect(Array.from(text)).toHaveLength(1000);
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it('is listed as its language lists', () => {
    const products = say('products-running', { products: ['Gold', 'Sport'] });
    expect(LANGUAGES.map((language) => readable(inWords(products, language)))).toEqual([
      'Gold, Sport running',
      'En cours : Gold, Sport',
      'الاشتراكات السارية: Gold، Sport',
      '生效中：Gold、Sport',
    ]);
  });

  it('may have an end, with its time zone', () => {
    const expired = say('product-expired', { product: 'Gold', at: '2026-03-13T20:00:00.000Z' });
    expect(inWords(expired, 'en')).toContain('Mar 13, 2026');
    expect(inWords(expired, 'zh')).toContain('2026年3月13日 20:00 UTC');
    for (const language of LANGUAGES) expect(readable(inWords(expired, language))).toMatch(/Gold.*UTC/);
  });
});

describe('any diagnosis', () => {
  const count = fc.integer({ min: 0, max: 60 });
  const cohort = (dimension: Dimension): fc.Arbitrary<Cohort> =>
    fc
      .record({ failing: fc.oneof(fc.constant(0), count), more: count, others: count })
      .map(({ failing, more, others }) => ({
        dimension,
        value: 'x',
        failing,
        peers: failing + more,
        besidesWorstStream: { failing, peers: failing + more },
        others: { failing: others, peers: others + more },
      }));
  const facts = fc.record({
    now: fc.constant(new Date('2026-03-14T20:00:00Z')),
    account: fc.option(
      fc.record({
        status: fc.option(fc.constantFrom('active', 'running', 'suspended'), { nil: undefined }),
        removed: fc.boolean(),
      }),
      { nil: undefined },
    ),
    products: fc.array(
      fc.record({
        name: fc.constantFrom('Gold', 'الذهبية'),
        status: fc.constantFrom('active', 'terminated'),
        expiresAt: fc.option(fc.constantFrom(new Date('2026-03-01'), new Date('2027-03-01')), {
          nil: undefined,
        }),
        connections: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
    openSessions: fc.integer({ min: 0, max: 4 }),
    addresses: fc.integer({ min: 0, max: 4 }),
    errors: fc
      .array(fc.tuple(fc.constantFrom('max_connections', 'offline'), fc.nat(3)))
      .map((all) => new Map(all)),
    stalls: fc.record({ sessions: fc.nat(3), stalledSessions: fc.nat(3) }),
    viewing: fc.option(fc.constant({ at: '2026-03-14T19:58:00.000Z', stream: 'x' }), { nil: undefined }),
    cohorts: fc.tuple(...DIMENSIONS.map(cohort)).chain((all) => fc.subarray(all)),
    everybody: fc.record({ failing: count, peers: count }),
    problems: fc.constant([]),
  });

  it('is told in every language without a blank, and says the same by code', () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(facts, (drawn) => {
        const english = diagnose(drawn);
        expect(diagnosisIn(english, 'en')).toEqual(english);
        for (const language of LANGUAGES) {
          const told = diagnosisIn(english, language);
          expect([told.finding, told.advice, told.answer, told.cause]).toEqual([
            english.finding,
            english.advice,
            english.answer,
            english.cause,
          ]);
          for (const text of [told.summary, told.nextStep, ...told.checks.map(({ summary }) => summary)]) {
            expect(text).not.toMatch(/[{}]|undefined|NaN|Invalid/);
          }
        }
        for (const { code } of [
          english.finding,
          english.advice,
          ...english.checks.flatMap(({ finding }) => finding ?? []),
        ])
          said.add(code);
      }),
      { numRuns: 500, seed: 7 },
    );
    const ofProblems = ['problems-declared', 'hit-by-problem', 'do-tell-it-is-known'];
    expect([...said, ...ofProblems].toSorted()).toEqual(CODES.toSorted());
  });

  it('that stands on record as words only stays as it is', () => {
    const old = {
      answer: 'external' as const,
      cause: 'expiry' as const,
      summary: 'No product is running',
      nextStep: 'Offer to renew the product',
      checks: [{ check: 'expiry', outcome: 'fault' as const, summary: 'No product is running' }],
    };
    expect(diagnosisIn(old, 'ar')).toEqual(old);
  });

  it('of a statement nobody fills shows what is missing rather than a lie', () => {
    const half: Statement = { code: 'streams-of-limit', values: { open: 1 } };
    expect(inWords(half, 'en')).toBe('1 of {allowed|streams} in use');
  });
});
