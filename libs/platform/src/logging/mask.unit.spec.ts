import fc from 'fast-check';
import { mask } from './mask.js';
import { maskText } from './mask-text.js';

describe('Free text', () => {
  it.each([
    ['a phone number', 'call +33 6 12 34 56 78 now', 'call [masked] now'],
    ['one with dots', 'call 01.23.45.67.89 now', 'call [masked] now'],
    ['one with brackets', 'call (212) 555-0199 now', 'call ([masked] now'],
    ['one in Arabic digits', 'اتصل ٠٦١٢٣٤٥٦٧٨ الآن', 'اتصل [masked] الآن'],
    ['one in Persian digits with a plus', '+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹', '[masked]'],
    ['one in full-width digits', '０９０１２３４５６７８', '[masked]'],
    ['one split by invisible characters', '06\u200b12\u200b34\u200b56\u200b78', '[masked]'],
    ['one in a URL', 'GET /search?q=%2B33612345678', 'GET /search?q=%2B[masked]'],
    ['an e-mail address', 'from Ada.Lovelace+x@example.co.uk!', 'from [masked]!'],
    ['one of another script', 'from 用户@例子.公司', 'from [masked]'],
    ['one in a URL', '?to=ada%40example.com', '?to=[masked]'],
    ['a MAC address', 'box 00:1A:2b:3c:4D:5e is off', 'box [masked] is off'],
    ['one with dashes', 'box 00-1A-2b-3c-4D-5e', 'box [masked]'],
    ['one of Cisco’s', 'box 001a.2b3c.4d5e', 'box [masked]'],
    ['a bearer token', 'authorization: Bearer abc.def-ghi', 'authorization: [masked]'],
    ['a bare JWT', 'got eyJhbGciOi.eyJzdWIi.c2ln', 'got [masked]'],
    ['a password in a URL', 'postgres://root:pa55word@db:5432/x', 'postgres://[masked]@db:5432/x'],
    ['a token in a query', '/hook?token=s3cr3t&x=1', '/hook?token=[masked]&x=1'],
    ['a phone number with encoded spaces', '?q=%2B33%206%2012%2034%2056%2078', '?q=%2B[masked]'],
    [
      'what PostgreSQL could not read',
      'invalid input syntax for type timestamp with time zone: "Ada "the" Lovelace" at x',
      'invalid input syntax for type timestamp with time zone: [masked] at x',
    ],
    [
      'what it could not fit',
      'date/time field value out of range: "Ada"',
      'date/time field value out of range: [masked]',
    ],
    ['a password in JSON', '{"password":"s3cr3t"}', '{"password":"[masked]"}'],
  ])('loses %s', (_name, text, expected) => {
    expect(maskText(text)).toBe(expected);
  });

  it.each([
    'id 0198a7c2-1111-7000-8000-123456789012 done',
    'at 2026-11-23T12:35:00.123Z and 2026-11-23',
    'trace 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    'connect ECONNREFUSED 127.0.0.1:54321',
    'at run (/app/node_modules/@nestjs/core/router.js:123:45)',
    'took 123456 ms for 42 rows',
  ])('keeps what an operator needs: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('of any length is cut and masked in a blink', () => {
    for (const piece of ['a', '1', '1 ', '@', 'a@', '00:', 'eyJ.', 'token=', '..', '(', '٠-', '%40', '://']) {
      expect(maskText(piece.repeat(200_000)).length).toBeLessThan(100_000);
    }
  });
});

describe('A value', () => {
  it('loses what its field’s name calls secret, personal or a message, whatever it looks like', () => {
    const record = {
      Authorization: 'x',
      'x-api-key': 'x',
      set_cookie: ['x'],
      accessToken: 'x',
      authToken: { raw: 'x' },
      phoneNumber: 612345,
      email: 'x',
      deviceMac: 'x',
      customerName: 'x',
      text: 'x',
      messageBody: 'x',
      subject: 'x',
    };
    expect(new Set(Object.values(mask(record) as object))).toEqual(new Set(['[masked]']));
  });

  it('keeps what is neither', () => {
    const record = {
      status: 'sent',
      attempts: 3,
      ok: true,
      none: null,
      recordedAt: 1_760_000_000_000,
      count: 12_345_678,
    };
    expect(mask(record)).toEqual(record);
  });

  it('is masked inside arrays, maps, sets, errors and their causes', () => {
    const cause = new AggregateError([new Error('to ada@example.com')], 'from +33612345678');
    const error = Object.assign(new Error('for 00:1A:2b:3c:4D:5e', { cause }), { query: 'phone 0612345678' });
    const value = [
      new Map([['number', '0612345678']]),
      new Set(['ada@example.com']),
      error,
      33612345678,
      33612345678n,
    ];
    const text = JSON.stringify(mask(value));
    expect(text).not.toMatch(/ada|0?612345678|1A:2b/);
    expect(text).toContain('"stack"');
    expect(text).toContain('AggregateError');
  });

  it('of a failed statement keeps the statement, and none of the data that went into it', () => {
    const driverError = Object.assign(new Error('duplicate key value violates unique constraint "x"'), {
      code: '23505',
      detail: 'Key (name)=(Lovelace) already exists.',
      where: 'JSON data, line 1: {"name":"Lovelace',
    });
    const error = Object.assign(new Error('x', { cause: driverError }), {
      query: 'SELECT 1 FROM x WHERE name = $1',
      parameters: ['Lovelace'],
      driverError,
    });
    const text = JSON.stringify(mask({ error }));
    expect(text).not.toContain('Lovelace');
    expect(text).toContain('SELECT 1 FROM x');
    expect(text).toContain('23505');
  });

  it('is masked where the personal part is a key', () => {
    expect(JSON.stringify(mask({ 'ada@example.com': 1 }))).not.toContain('ada');
  });

  it('may be hostile: cycles, throwing getters, revoked proxies, depth, width, bytes', () => {
    const circular: Record<string, unknown> = { a: 1 };
    circular['self'] = circular;
    const throwing = Object.defineProperty({}, 'trap', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    let deep: object = {};
    for (let i = 0; i < 5000; i++) deep = { deep };
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]));
    expect(mask(circular)).toEqual({ a: 1, self: '[circular]' });
    expect(
      mask({ throwing, proxy, bytes: Buffer.alloc(9), when: new Date(Number.NaN), fn: () => 1 }),
    ).toEqual({
      throwing: { trap: '[unreadable]' },
      proxy: '[unreadable]',
      bytes: '[9 bytes]',
      when: 'Invalid Date',
      fn: '[function]',
    });
    expect(JSON.stringify(mask(deep)).length).toBeLessThan(200);
    expect(Object.keys(mask(wide) as object)).toHaveLength(100);
  });

  it('that appears twice without a cycle is shown twice', () => {
    const shared = { a: 1 };
    expect(mask([shared, shared])).toEqual([shared, shared]);
  });

  it('of any shape neither throws nor lets a phone number through', () => {
    fc.assert(
      fc.property(
        fc.anything({ withMap: true, withSet: true, withBigInt: true, withDate: true }),
        (value) => {
          const text = JSON.stringify(mask({ value, note: 'n', inner: { x: 'call 0612345678' } }));
          return !text.includes('0612345678');
        },
      ),
    );
  });
});
