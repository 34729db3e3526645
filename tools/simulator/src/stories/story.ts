import { CATALOGUES } from '../catalogue/catalogues.js';
import { fill, type Catalogue, type Matter, type Phrases } from '../catalogue/catalogue.js';
import { MARKETS, PLANS } from '../operator/market.js';
import type { Person } from '../operator/person.js';
import { numberOf, type Random } from '../random.js';
import type { Contact, Door } from './contact.js';

const MINUTE = 60_000;
const AGENTS = ['Ava', 'Julien', 'Noura', 'Chen Lin', 'Marta', 'Karim', 'Sophie', 'Daniel'];

/** What a teller says of a contact; the rest the story knows. */
type Told = Partial<Omit<Contact, 'key' | 'at' | 'person'>> & Pick<Contact, 'door' | 'kind'>;

/** What happens between one person and the operator about one matter: a row of contacts, minutes or days apart. */
export class Story {
  readonly phrases: Phrases;
  readonly catalogue: Catalogue;
  readonly agent: string;
  private readonly values: Readonly<Record<string, string>>;
  private readonly told: (Told & { key: string; offset: number })[] = [];
  private elapsed = 0;
  private exchange = 0;

  constructor(
    readonly key: string,
    readonly person: Person,
    readonly matter: Matter,
    readonly random: Random,
  ) {
    this.catalogue = CATALOGUES[person.language];
    this.phrases = this.catalogue.matters[matter];
    this.agent = random.pick(AGENTS);
    const { channels, currency } = MARKETS[person.language];
    this.values = {
      name: person.name,
      channel: random.pick(channels),
      plan: person.subscriber?.plan ?? random.pick(PLANS)[0],
      amount: `${(random.between(20, 499) / 10).toFixed(2)} ${currency}`,
      minutes: String(random.between(2, 9) * 5),
      reference: `R${numberOf(6, key)}`,
    };
  }

  /** Time goes by, in minutes. */
  later(least: number, most: number): this {
    this.elapsed += (least + this.random.next() * (most - least)) * MINUTE;
    return this;
  }

  /** What comes now belongs to another exchange than what came before. */
  anew(): this {
    this.exchange += 1;
    return this;
  }

  tell(told: Told): this {
    const { random } = this;
    const key = `${this.key}.${this.told.length}`;
    const conversation = told.conversation ?? `${this.key}/${this.exchange}`;
    const previous = this.told.findLast((one) => one.conversation === conversation);
    const text = told.text === undefined ? undefined : fill(told.text, this.values);
    this.told.push({
      ...told,
      key,
      offset: this.elapsed,
      conversation,
      text,
      repliesTo: previous?.key,
      agent: told.agent ?? (told.direction === 'outbound' ? this.agent : undefined),
    });
    this.elapsed += random.between(20, 240) * 1000;
    return this;
  }

  says(door: Door, text: readonly string[] | string, extra: Partial<Told> = {}): this {
    return this.tell({ kind: 'message', ...extra, door, text: this.oneOf(text) });
  }

  answers(door: Door, text: readonly string[] | string, extra: Partial<Told> = {}): this {
    return this.tell({ kind: 'message', ...extra, door, direction: 'outbound', text: this.oneOf(text) });
  }

  get length(): number {
    return this.told.length;
  }

  /** @param start when it begins, unless it would then not be over by `latest` */
  placed(start: Date, latest: Date): Contact[] {
    const begin = Math.min(start.getTime(), latest.getTime() - this.elapsed);
    return this.told.map(({ offset, ...told }) => ({
      direction: 'inbound',
      subject: this.phrases.subject,
      conversation: this.key,
      ...told,
      person: this.person,
      at: new Date(begin + offset),
    }));
  }

  private oneOf(text: readonly string[] | string): string {
    return typeof text === 'string' ? text : this.random.pick(text);
  }
}
