import { readCustomerLine, type Cells } from './customer-line.js';

const read = (cells: Cells) => readCustomerLine(7, { name: 'Layla', externalId: '1', ...cells }, 'SA');
const rejected = (cells: Cells) =>
  read(cells).rejections.map(({ column, effect, reason }) => `${column} ${effect}: ${reason}`);

describe('a line of a customer base', () => {
  it('gives addresses in normal form, each once', () => {
    const { customer, rejections } = read({
      accountNumber: ' a 1 ',
      phones: '0501234567 | +966 50 123 4567; ٠٥٠٧٦٥٤٣٢١',
      emails: 'Layla@Example.com,layla@example.com',
      macs: '001a.7912.3456',
      panelUser: 'layla7',
      since: '2020-02-29',
      language: 'ar_sa',
    });
    expect(rejections).toEqual([]);
    expect(customer?.account).toEqual({ kind: 'account', value: 'A1' });
    expect(customer?.addresses).toEqual([
      { kind: 'phone', value: '+966501234567' },
      { kind: 'phone', value: '+966507654321' },
      { kind: 'email', value: 'layla@example.com' },
      { kind: 'mac', value: '00:1A:79:12:34:56' },
      { kind: 'panel-user', value: 'layla7' },
    ]);
    expect(customer?.cells).toMatchObject({ since: '2020-02-29T00:00:00.000Z', language: 'ar-SA' });
  });

  it('is taken without the values that cannot be read, and each is named', () => {
    expect(
      rejected({
        phones: 'none|0501234567',
        emails: 'x',
        macs: '1',
        since: '31/12/2020',
        language: 'Arabic speaking!',
      }),
    ).toEqual([
      'language value-left-out: cannot read "Arabic speaking!"',
      'since value-left-out: cannot read "31/12/2020"',
      'phones value-left-out: not a phone address: "none"',
      'emails value-left-out: not a email address: "x"',
      'macs value-left-out: not a mac address: "1"',
    ]);
    expect(read({ phones: 'none|0501234567' }).customer?.addresses).toHaveLength(1);
  });

  it.each<[Cells, string]>([
    [{ name: undefined }, 'name line-rejected: is missing'],
    [
      { externalId: undefined },
      'externalId line-rejected: is missing, and so is accountNumber: one of them is needed',
    ],
    [{ name: 'x'.repeat(501) }, 'name line-rejected: is longer than 500 characters'],
    [{ plan: 'a\0b' }, 'plan line-rejected: holds characters that are no text'],
    [{ plan: '\ud800' }, 'plan line-rejected: holds characters that are no text'],
    [{ accountNumber: 'a\u0007b' }, 'accountNumber line-rejected: not an account number: "a\\u0007b"'],
  ])('%j is rejected', (cells, reason) => {
    expect(read(cells).customer).toBeUndefined();
    expect(rejected(cells)).toEqual([reason]);
  });

  it.each(['2020-02-30', '2020-13-01', '20200101', '2020-01-01T25:00:00Z', '01.02.2020', '44197'])(
    'does not guess what day %s is',
    (since) => expect(read({ since }).customer?.cells.since).toBeUndefined(),
  );

  it.each([
    ['2020-01-02 03:04', '2020-01-02T03:04:00.000Z'],
    ['2020-01-02T03:04:05+03:00', '2020-01-02T00:04:05.000Z'],
  ])('reads the time %s', (since, at) => expect(read({ since }).customer?.cells.since).toBe(at));
});
