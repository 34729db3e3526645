import fc from 'fast-check';
import { pageHeaders, readPage } from './page.js';

const items = (count: number) => Array.from({ length: count }, () => ({}));
const linksOf = (header = '') =>
  Object.fromEntries(header.split(', ').map((one) => one.split('; rel=').toReversed()));

describe('paging', () => {
  it('starts at 0 with 20 a page', () => expect(readPage([], [])).toEqual({ offset: 0, limit: 20 }));

  it('counts the whole and the part and links the neighbours', () => {
    const url = 'https://crm.example/visit?status=open,held&offset=20&limit=10';
    const headers = pageHeaders(url, { offset: 20, limit: 10 }, { total: 45, items: items(10) });
    expect(headers).toMatchObject({ 'X-Total-Count': '45', 'X-Result-Count': '10' });
    const at = (offset: number) => `<https://crm.example/visit?status=open,held&offset=${offset}&limit=10>`;
    expect(linksOf(headers['Link'])).toEqual({
      '"first"': at(0),
      '"prev"': at(10),
      '"next"': at(30),
      '"last"': at(40),
    });
  });

  it('links nothing when the page is the whole', () =>
    expect(pageHeaders('/visit', { offset: 0, limit: 20 }, { total: 3, items: items(3) })).toEqual({
      'X-Total-Count': '3',
      'X-Result-Count': '3',
    }));

  it('keeps what a client wrote from breaking out of the header', () => {
    const headers = pageHeaders('/visit?a=<"> x', { offset: 0, limit: 1 }, { total: 3, items: items(1) });
    expect(headers['Link']).toContain('</visit?a=%3C%22%3E%20x&offset=0&limit=1>; rel="first"');
  });

  it('leads through every member once by following next', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 100 }), (total, limit) => {
        const seen: number[] = [];
        let url: string | undefined = `/visit?limit=${limit}`;
        let offset = 0;
        while (url) {
          const count = Math.min(limit, total - offset);
          for (let i = 0; i < count; i++) seen.push(offset + i);
          const links = linksOf(pageHeaders(url, { offset, limit }, { total, items: items(count) })['Link']);
          url = links['"next"']?.slice(1, -1);
          offset = Number(/offset=(\d+)/.exec(url ?? '')?.[1]);
        }
        expect(seen).toEqual(Array.from({ length: total }, (_, i) => i));
      }),
    ));
});
