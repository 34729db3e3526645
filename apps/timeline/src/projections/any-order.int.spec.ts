import type { EventEnvelope } from '@viewline/events';
import fc from 'fast-check';
import { fingerprint } from './rebuild/fingerprint.js';
import { EventMaker } from '../testing/event-maker.js';
import { TimelineDatabase, toEnvelope } from '../testing/timeline-database.js';

const EVENTS = 10_000;
const PHONES = 150;
const SUBSCRIBERS = 60;

function history(): EventEnvelope[] {
  const make = new EventMaker();
  const random = randomNumbers(7);
  const removed = new Set<string>();
  const events = Array.from({ length: SUBSCRIBERS }, (_, n) => make.register(n, `Subscriber ${n}`));
  while (events.length < EVENTS) {
    const phone = random(PHONES);
    const n = random(SUBSCRIBERS);
    const dice = random(100);
    if (dice < 60) events.push(make.sms(phone, `message ${events.length}`));
    else if (dice < 75) events.push(make.sms(phone, `named ${events.length}`, undefined, sender(random, n)));
    else if (dice < 80) events.push(make.update(n, `Subscriber ${n}`));
    else if (dice < 84) events.push(make.link(phone, n));
    else if (dice < 87) events.push(make.unlink(phone, n));
    else if (dice < 90) events.push(make.update(n, `Name ${events.length}`));
    else if (dice < 93) events.push(make.status(n, dice % 2 ? 'active' : 'suspended'));
    else if (dice < 96) events.push(make.merge(n, (n + 1 + random(SUBSCRIBERS - 1)) % SUBSCRIBERS));
    else if (dice < 98) events.push(make.unmerge(n, (n + 1) % SUBSCRIBERS));
    else {
      const sms = events.findLast(
        ({ type, id }) => type === 'viewline.interaction.recorded.v1' && !removed.has(id),
      );
      if (!sms) continue;
      events.push(dice === 98 ? make.remove(sms) : make.statusOf(sms, 'closed'));
      // A removal is said once.
      if (dice === 98) removed.add(sms.id);
    }
  }
  return events.map(toEnvelope);
}

/** Names with words in common, in spellings that fold to one, some of them those of the subscriber's own profile. */
function sender(random: (below: number) => number, n: number) {
  const families = ['Arnaud', 'ARNAUD', 'Árnaud', '\u{1d5d4}rnaud', '\uff21rnaud'];
  const displayName = `${['Blaise', 'Aurelle', 'Zoé'][random(3)]} ${families[random(families.length)]}`;
  return random(4) ? { displayName } : { displayName: `SUBSCRIBER ${n}`, subscriber: n };
}

async function projectedHash(
  events: readonly EventEnvelope[],
  random: (below: number) => number,
): Promise<string> {
  const timeline = await TimelineDatabase.open();
  try {
    for (let from = 0; from < events.length;) {
      const size = 1 + random(500);
      await timeline.project(events.slice(from, from + size));
      from += size;
    }
    return (await fingerprint(timeline.dataSource.manager, 'public')).hash;
  } finally {
    await timeline.close();
  }
}

describe('the timeline', () => {
  it('is the same to the byte when 10,000 events are shuffled, doubled and delayed', async () => {
    const events = history();
    const expected = await projectedHash(events, () => 499);
    for (const seed of [1, 2]) {
      const random = randomNumbers(seed);
      const doubled = [...events, ...events.filter(() => random(4) === 0)];
      const shuffled = fc.sample(fc.shuffledSubarray(doubled, { minLength: doubled.length }), {
        numRuns: 1,
        seed,
      })[0]!;
      expect(await projectedHash(shuffled, random)).toBe(expected);
    }
  });
});

/** The same numbers every time, from the seed. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
