import { Formats } from './format.js';
import { localeFor } from './languages.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('times', () => {
  const british = new Formats('en-GB', 'UTC');

  it.each([
    ['2026-03-01T11:59:48Z', '12 seconds ago'],
    ['2026-03-01T11:30:00Z', '30 minutes ago'],
    ['2026-02-28T12:00:00Z', 'yesterday'],
    ['2024-02-28T12:00:00Z', '2 years ago'],
    ['2026-03-01T13:30:00Z', 'in 1 hour'],
  ])('%s is %s', (iso, expected) => {
    expect(british.ago(iso, NOW)).toBe(expected);
  });

  it('show seconds where completeness is told', () => {
    expect(british.seconds('2026-03-01T14:03:12Z')).toBe('14:03:12');
  });

  it('give back what is no time instead of failing', () => {
    expect([british.time('soon'), british.ago('soon', NOW), british.full('')]).toEqual(['soon', 'soon', '']);
  });

  it('name a language, or repeat a tag nobody knows', () => {
    expect([british.language('ar'), british.language('not a tag')]).toEqual(['Arabic', 'not a tag']);
  });
});

describe('the locale', () => {
  it('follows the habits of the agent where they speak the language chosen', () => {
    expect(localeFor('en', ['fr-FR', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeFor('ar', ['fr-FR'])).toBe('ar');
  });
});
