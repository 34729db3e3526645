import { MATTERS, type Matter } from '../catalogue/catalogue.js';
import { seedNames } from '../operator/names.js';
import { People } from '../operator/people.js';
import type { Person } from '../operator/person.js';
import { Random } from '../random.js';
import { DOORS, type Contact, type Door } from '../stories/contact.js';
import { lateMail } from '../stories/everyday.js';
import { longWayToAPicture } from '../stories/long-stories.js';
import { Story } from '../stories/story.js';
import { matchNight, victimsOf } from './match-night.js';
import { PLOTS, type Plot } from './plots.js';
import { hoursAgo, recently, someEvening, type Span } from './when.js';

export interface SampleOptions {
  seed: number;
  /** How many subscribers the operator has. */
  subscribers: number;
  /** How many contacts there are, all doors together. */
  contacts: number;
  now: Date;
  isOpen: (door: Door) => boolean;
}

export interface Sample {
  subscribers: Person[];
  /** In no order; exactly as many as asked for. */
  contacts: Contact[];
}

const STRANGERS = 0.12;
const RECENT = 0.08;

/**
 * What sixty days leave behind at an operator. Who contacts it and what about depends on the seed alone, so that a
 * second run on the same day tells the same stories; what is recent moves along with the clock.
 * @throws Error where contacts are wanted and no door is open
 */
export function createSample({
  seed,
  subscribers: wanted,
  contacts: total,
  now,
  isOpen,
}: SampleOptions): Sample {
  if (total > 0 && !DOORS.some(isOpen)) throw new Error('no secret of any door is known');
  seedNames(seed);
  const people = new People(String(seed), new Random(`people ${seed}`));
  const subscribers = people.subscribers(wanted);
  const random = new Random(`stories ${seed} ${now.toISOString().slice(0, 10)}`);
  const contacts: Contact[] = [];
  const justHere = new Set<string>();
  let stories = 0;
  const tell = (person: Person, matter: Matter, plot: Plot, when: (story: Story) => Span) => {
    const story = new Story(`s${(stories += 1)}`, person, matter, random);
    plot(story);
    const { start, latest } = when(story);
    contacts.push(...story.placed(start, latest).filter(({ door }) => isOpen(door)));
  };
  const somebody = () => {
    if (subscribers.length === 0 || random.chance(STRANGERS)) return people.stranger();
    // Some call all the time and many hardly ever. The first one's story is told already.
    const others = subscribers.slice(1);
    return others[Math.floor(others.length * random.next() ** 1.4)] ?? people.stranger();
  };

  if (total > 0 && subscribers[0])
    tell(subscribers[0], 'buffering', longWayToAPicture, () => recently(now, 2));
  for (const night of matchNight(subscribers, victimsOf(total), random, now)) {
    tell(night.person, 'outage', night.plot, () => night.span);
  }
  // Where hardly a door is open, hardly a story leaves anything.
  for (let tries = 0; contacts.length < total && tries < total * 50 + 500; tries++) {
    const person = somebody();
    const plot = person.subscriber ? PLOTS.ofSubscribers(random) : PLOTS.ofStrangers(random);
    const matter = person.subscriber ? (plot.matter ?? random.pick(MATTERS.slice(0, 9))) : 'enquiry';
    if (plot.run === lateMail) tell(person, matter, plot.run, () => hoursAgo(now, random.between(3, 20)));
    else if (random.chance(RECENT) && !justHere.has(person.key)) {
      // Two stories in one hour would be told across each other.
      justHere.add(person.key);
      tell(person, matter, PLOTS.now(plot.run, random), () => recently(now, random.between(0, 55)));
    } else tell(person, matter, plot.run, () => someEvening(now, random));
  }
  return { subscribers, contacts: contacts.slice(0, total) };
}
