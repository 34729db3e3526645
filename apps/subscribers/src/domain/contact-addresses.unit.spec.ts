import { addressesIn } from './contact-addresses.js';
import { profileOf } from './customer-profile.js';
import { personKey } from './same-person.js';

const medium = (characteristic: Record<string, unknown>, mediumType = 'any') => ({
  mediumType,
  characteristic,
});

describe('addresses in a TM Forum document', () => {
  it('are its e-mails, phones, social ids and account number, each once', () => {
    const document = {
      contactMedium: [
        medium({ emailAddress: 'Layla@Example.com', phoneNumber: '050 123 4567' }),
        medium({ phoneNumber: '+966501234567' }),
        medium({ socialNetworkId: '4711' }, 'Telegram'),
      ],
      account: [{ id: ' a-1 ', name: 'main' }],
    };
    expect(addressesIn(document, 'SA')).toEqual([
      { kind: 'account', value: 'A-1' },
      { kind: 'email', value: 'layla@example.com' },
      { kind: 'phone', value: '+966501234567' },
      { kind: 'telegram', value: '4711' },
    ]);
  });

  it.each([
    [{}],
    [{ contactMedium: 'none' }],
    [{ contactMedium: [null, 7, { characteristic: 'x' }, { characteristic: null }] }],
    [
      {
        contactMedium: [
          medium({ phoneNumber: 'call me', emailAddress: 'nobody', socialNetworkId: 'x' }, 'fax'),
        ],
      },
    ],
    [{ contactMedium: [medium({ socialNetworkId: 'A-1' }, 'account')] }],
    [{ account: [{ id: 'A' }, { id: 'B' }] }],
    [{ characteristic: [{ name: 'accountNumber', value: { deep: true } }] }],
  ])('are none in %j', (document) => {
    expect(addressesIn(document, undefined)).toEqual([]);
  });
});

describe('a profile', () => {
  const id = '0190d2b0-0000-7000-8000-00000000000a';

  it('is read from the document', () => {
    const characteristic = ['accountNumber', 'language', 'segment', 'plan', 'region'].map((name) => ({
      name,
      value: `the ${name}`,
    }));
    const validFor = { startDateTime: '2020-01-01T00:00:00.000Z' };
    expect(profileOf(id, { name: 'ليلى', status: 'suspended', characteristic, validFor }, [])).toEqual({
      subscriberId: id,
      name: 'ليلى',
      status: 'suspended',
      accountNumber: 'the accountNumber',
      language: 'the language',
      segment: 'the segment',
      plan: 'the plan',
      region: 'the region',
      since: '2020-01-01T00:00:00.000Z',
      identities: [],
    });
  });

  it('cuts what is longer than the event may be, never through a character', () => {
    const { name, plan } = profileOf(
      id,
      { name: `${'x'.repeat(499)}😀`, characteristic: [{ name: 'plan', value: 'y'.repeat(1000) }] },
      [],
    );
    expect(name).toBe('x'.repeat(499));
    expect(plan).toHaveLength(120);
  });
});

describe('two documents of the same person', () => {
  const at = (street1: string, city: string, postCode?: string) => [medium({ street1, city, postCode })];

  it('have the same key however name and address are spelt', () => {
    const one = personKey({ name: 'José  Díaz', contactMedium: at('Main St. 5', 'Springfield', '12345') });
    const two = personKey({ name: 'DIAZ, Jose', contactMedium: at('5 main st', '12345 SPRINGFIELD') });
    expect(one).toEqual(two);
    expect(one.name).toBe('diaz jose');
  });

  it('keep their own script, and have no place without a street and a town', () => {
    expect(personKey({ name: '王小明' })).toEqual({ name: '王小明', place: undefined });
    expect(personKey({ name: 'x', contactMedium: [medium({ city: 'Riyadh' })] }).place).toBeUndefined();
  });
});
