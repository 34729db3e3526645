import { hexOf, numberOf, type Random } from '../random.js';
import { MARKETS, PLANS } from './market.js';
import { nextName, type PersonName } from './names.js';
import { SOCIAL_KINDS, type Language, type Person, type SocialKind, type Subscriber } from './person.js';

type Home = Pick<Subscriber, 'country' | 'region' | 'city' | 'street' | 'postCode'>;

const DAY = 86_400_000;
const LANGUAGE_SHARES = [
  ['en', 35],
  ['fr', 25],
  ['ar', 25],
  ['zh', 15],
] as const satisfies readonly (readonly [Language, number])[];

/** How many of a hundred write on each. */
const SOCIAL_SHARES: Readonly<Record<Language, Readonly<Record<SocialKind, number>>>> = {
  en: { messenger: 30, instagram: 25, telegram: 10, x: 30, wechat: 0, 'chat-contact': 10 },
  fr: { messenger: 35, instagram: 30, telegram: 15, x: 20, wechat: 0, 'chat-contact': 10 },
  ar: { messenger: 10, instagram: 25, telegram: 35, x: 35, wechat: 0, 'chat-contact': 8 },
  zh: { messenger: 0, instagram: 5, telegram: 5, x: 5, wechat: 85, 'chat-contact': 5 },
};

/** Account id of the operator at Zendesk, which is part of how a requester is known. */
export const ZENDESK_ACCOUNT = 22_129_848;

/** The people of one sample: subscribers, and strangers who turn up. Nobody is made twice. */
export class People {
  private readonly numbers = new Map<Language, number>();
  private readonly mailboxes = new Set<string>();
  private count = 0;

  constructor(
    private readonly seed: string,
    private readonly random: Random,
  ) {}

  /** A household, a second account of the same person, or most often one new subscriber. */
  subscribers(wanted: number): Person[] {
    const made: Person[] = [];
    while (made.length < wanted) {
      const [previous] = made.slice(-1);
      if (previous && this.random.chance(0.06)) made.push(this.housemate(previous));
      else if (previous && this.random.chance(0.03)) made.push(this.duplicate(previous));
      else made.push(this.subscriber());
    }
    return made;
  }

  /** Somebody the operator does not know. */
  stranger(): Person {
    return this.person(this.random.weighted(LANGUAGE_SHARES));
  }

  private subscriber(): Person {
    return this.withAccount(this.person(this.random.weighted(LANGUAGE_SHARES)));
  }

  /** Same roof, same mailbox or same box: two people all the same. */
  private housemate(other: Person): Person {
    const { language } = other;
    const { macs, ...home } = other.subscriber!;
    const family = language === 'zh' ? other.name.slice(0, 1) : other.name.split(' ').slice(1).join(' ');
    const person = this.withAccount(this.person(language, nextName(language, family)), home);
    return macs.length === 0 || this.random.chance(0.5)
      ? { ...person, email: other.email }
      : { ...person, subscriber: { ...person.subscriber!, macs } };
  }

  /** Signed up again in a shop, with another number: the same person under two accounts. */
  private duplicate(other: Person): Person {
    const person = this.withAccount(this.person(other.language), other.subscriber);
    return { ...person, name: other.name.toLocaleUpperCase(), social: {} };
  }

  private person(language: Language, name = nextName(language)): Person {
    this.count += 1;
    const key = `p${this.count}`;
    return {
      key,
      name: name.full,
      language,
      phone: this.phone(language),
      email: this.mailbox(language, name),
      social: this.social(key, language),
    };
  }

  private withAccount(
    person: Person,
    { country, region, city, street, postCode } = this.home(person),
  ): Person {
    const home = { country, region, city, street, postCode };
    return { ...person, subscriber: { ...home, ...this.account(person) } };
  }

  private home({ language }: Person): Home {
    const { country, regions, streets } = MARKETS[language];
    const [region, city, postCode] = this.random.pick(regions);
    const [before, after] = this.random.pick(streets).split('#') as [string, string];
    return { country, region, city, postCode, street: `${before}${this.random.between(1, 240)}${after}` };
  }

  private account({ key, language }: Person): Omit<Subscriber, keyof Home> {
    const { random } = this;
    const [plan, price] = PLANS[random.weighted(PLANS.map((one, n) => [n, one[2]] as const))]!;
    const boxes = random.weighted([
      [0, 10],
      [1, 70],
      [2, 20],
    ]);
    return {
      accountNumber: `VL-${numberOf(8, this.seed, key, 'account').padStart(8, '0')}`,
      plan,
      segment: price > 40 ? 'gold' : price > 15 ? 'silver' : 'bronze',
      status: random.weighted([
        ['active', 92],
        ['suspended', 5],
        ['expired', 3],
      ]),
      since: new Date(Date.UTC(2019, 0, 1) + random.between(0, 2500) * DAY).toISOString().slice(0, 10),
      otherPhones: random.chance(0.15) ? [this.phone(language)] : [],
      macs: Array.from({ length: boxes }, (_, n) => mac(this.seed, key, n)),
      panelUser: random.chance(0.6) ? `tv${numberOf(9, this.seed, key, 'panel')}` : undefined,
    };
  }

  private phone(language: Language): string {
    const { dialCode, firstNumber } = MARKETS[language];
    const n = this.numbers.get(language) ?? 0;
    this.numbers.set(language, n + 1);
    // 617 and 1000 have no common factor: neighbours get distant numbers, and none comes twice.
    const scattered = Math.floor(n / 1000) * 1000 + (((n % 1000) * 617) % 1000);
    return `${dialCode}${firstNumber + scattered}`;
  }

  private mailbox(language: Language, { given, family }: PersonName): string {
    const { handles } = MARKETS[language];
    const handle = handles.length > 0 ? this.random.pick(handles) : `${latin(given)}.${latin(family)}`;
    const domain = this.random.pick(['example.com', 'example.net', 'example.org']);
    for (let n = 1; ; n++) {
      const address = `${handle}${n === 1 ? '' : n}@${domain}`;
      if (this.mailboxes.has(address)) continue;
      this.mailboxes.add(address);
      return address;
    }
  }

  private social(key: string, language: Language): Person['social'] {
    const used = SOCIAL_KINDS.filter((kind) => this.random.chance(SOCIAL_SHARES[language][kind] / 100));
    return Object.fromEntries(used.map((kind) => [kind, socialId(kind, this.seed, key)]));
  }
}

function socialId(kind: SocialKind, seed: string, key: string): string {
  if (kind === 'wechat') return `o${hexOf(seed, key, kind).slice(0, 27)}`;
  const id = numberOf(kind === 'telegram' ? 9 : 15, seed, key, kind);
  return kind === 'chat-contact' ? `zendesk:${ZENDESK_ACCOUNT}:${id}` : id;
}

/** Prefix of a maker of IPTV boxes. */
function mac(seed: string, key: string, n: number): string {
  const hex = hexOf(seed, key, 'mac', n).slice(0, 6).toUpperCase();
  return `00:1A:79:${hex.match(/../g)!.join(':')}`;
}

function latin(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '');
}
