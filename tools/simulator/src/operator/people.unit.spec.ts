import { Random } from '../random.js';
import { customerBase } from './customer-base.js';
import { seedNames } from './names.js';
import { People } from './people.js';
import { LANGUAGES } from './person.js';

function crowd(seed: number, wanted: number) {
  seedNames(seed);
  return new People(String(seed), new Random(`people ${seed}`)).subscribers(wanted);
}

describe('a customer base', () => {
  const people = crowd(1, 600);
  const groups = (key: (person: (typeof people)[number]) => string) => {
    const keys = people.map(key);
    return [...new Set(keys.filter((one, n) => keys.indexOf(one) !== n))];
  };

  it('is the same for the same seed and another for another', () => {
    expect(customerBase(crowd(1, 50))).toBe(customerBase(people.slice(0, 50)));
    expect(customerBase(crowd(2, 50))).not.toBe(customerBase(people.slice(0, 50)));
  });

  it('speaks all four languages', () => {
    expect(new Set(people.map(({ language }) => language))).toEqual(new Set(LANGUAGES));
  });

  it('gives nobody the phone number, account or social account of another', () => {
    const phones = people.flatMap(({ phone, subscriber }) => [phone, ...subscriber!.otherPhones]);
    const accounts = people.map(({ subscriber }) => subscriber!.accountNumber);
    const social = people.flatMap((person) => Object.entries(person.social).map((one) => one.join(' ')));
    for (const all of [phones, accounts, social]) expect(new Set(all).size).toBe(all.length);
    expect(phones.filter((phone) => !/^\+(44|33|966|86)\d{9,11}$/.test(phone))).toEqual([]);
  });

  it('has households with one mailbox, and others with one box', () => {
    expect(groups(({ email }) => email).length).toBeGreaterThan(5);
    expect(groups(({ key, subscriber }) => subscriber!.macs[0] ?? key).length).toBeGreaterThan(5);
  });

  it('has people who signed up twice', () => {
    const twice = groups(({ name, subscriber }) => `${name.toLocaleUpperCase()} ${subscriber!.city}`);
    expect(twice.length).toBeGreaterThan(5);
  });

  it('is one JSON object a line, with the columns of the import', () => {
    const lines = customerBase(people).trimEnd().split('\n');
    expect(lines).toHaveLength(600);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      externalId: expect.stringMatching(/^crm-VL-\d{8}$/),
      accountNumber: expect.stringMatching(/^VL-\d{8}$/),
      name: people[0]!.name,
      phones: [people[0]!.phone],
      emails: [people[0]!.email],
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });
});
