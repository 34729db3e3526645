import type { Person } from '../operator/person.js';
import type { Random } from '../random.js';
import { answeredCall } from '../stories/everyday.js';
import type { Story } from '../stories/story.js';
import { wayOf } from '../stories/ways.js';
import type { Plot } from './plots.js';
import { startOfDay, type Span } from './when.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Victim {
  person: Person;
  plot: Plot;
  span: Span;
}

/** Six evenings ago the picture went at kick-off: many write within minutes, and all hear when it is back. */
export function matchNight(
  subscribers: readonly Person[],
  victims: number,
  random: Random,
  now: Date,
): Victim[] {
  return hitBy(subscribers, victims).map((person) => {
    const wroteAfter = random.next() * 9;
    const start = new Date(kickOff(now) + wroteAfter * MINUTE);
    return { person, plot: blackScreen(wroteAfter), span: { start, latest: now } };
  });
}

/** Epoch milliseconds. */
export function kickOff(now: Date): number {
  return startOfDay(now) - 6 * DAY + (20 * 60 + 45) * MINUTE;
}

/** As many as there are to be, from all over the customer base. */
export function hitBy<One>(subscribers: readonly One[], victims: number): One[] {
  const step = Math.max(1, Math.floor(subscribers.length / Math.max(1, victims)));
  return subscribers.filter((_, n) => n % step === 0).slice(0, victims);
}

/** How many the match night hits, by how many contacts there are to be. */
export function victimsOf(contacts: number): number {
  return Math.min(40, Math.floor(contacts / 25));
}

const blackScreen =
  (wroteAfter: number): Plot =>
  (story: Story) => {
    const { phrases, catalogue, person, random } = story;
    if (random.chance(0.2)) answeredCall(story);
    else {
      const way = wayOf(person, random);
      story.says(way.in, phrases.opening).later(2, 6).answers(way.out, phrases.answer);
    }
    story.anew().answers('generic/sms-gateway', catalogue.notices.outage);
    story.later(60 - wroteAfter, 62).answers('generic/sms-gateway', catalogue.notices.restored);
    if (random.chance(0.3)) story.later(1, 20).says('generic/sms-gateway', catalogue.thanks);
  };
