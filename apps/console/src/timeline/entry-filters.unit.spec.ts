import { anEntry } from './an-entry.js';
import {
  NO_FILTERS,
  filtersFromUrl,
  filtersToQuery,
  filtersToUrl,
  hasFilters,
  matchesFilters,
} from './entry-filters.js';

describe('filters', () => {
  const full = {
    channels: ['email', 'sms'],
    kinds: ['call'],
    q: 'bill & box',
    from: '2026-03-01',
    to: '2026-03-02',
  };

  it('come back from the address bar as they went in', () => {
    expect(filtersFromUrl(filtersToUrl(full))).toEqual(full);
    expect(filtersFromUrl(filtersToUrl(NO_FILTERS))).toEqual(NO_FILTERS);
  });

  it('drop what is no date and what is said twice', () => {
    const filters = filtersFromUrl(
      new URLSearchParams('from=yesterday&to=2026-99-99&channel=sms,sms,,email'),
    );
    expect(filters).toEqual({ ...NO_FILTERS, channels: ['email', 'sms'] });
  });

  it('ask the service for whole local days', () => {
    const query = filtersToQuery(full);
    expect(Date.parse(query.get('from')!)).toBe(new Date('2026-03-01T00:00:00').getTime());
    expect(Date.parse(query.get('to')!)).toBe(new Date('2026-03-03T00:00:00').getTime());
  });

  it('do not count or send a search of blanks', () => {
    expect(hasFilters(NO_FILTERS)).toBe(false);
    expect(filtersToQuery({ ...NO_FILTERS, q: '  ' }).has('q')).toBe(false);
  });

  it.each([
    ['channel', { channels: ['email'] }, false],
    ['channel', { channels: ['sms', 'email'] }, true],
    ['kind', { kinds: ['call'] }, false],
    ['text, whatever the case or width of letters', { q: 'ＨＥＬＬＯ' }, true],
    ['text nobody said', { q: 'bye' }, false],
    ['a later day', { from: '2026-03-03' }, false],
    ['an earlier day', { to: '2026-02-27' }, false],
  ])('judge a live entry by %s', (_, part, expected) => {
    const entry = anEntry({ text: 'Hello there' });
    expect(matchesFilters(entry, { ...NO_FILTERS, ...part })).toBe(expected);
  });

  it('let nothing through a channel filter that has no channel', () => {
    expect(matchesFilters(anEntry({ channel: null }), { ...NO_FILTERS, channels: ['sms'] })).toBe(false);
  });
});
