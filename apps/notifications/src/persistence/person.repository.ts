import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import type { ChannelHabit } from '../domain/policy/channel-habits.js';
import { groupBy } from '../domain/policy/group-by.js';
import type { Person } from '../domain/policy/person.js';
import type { Asked } from './asked.js';
import { BookingRepository } from './booking.repository.js';
import { ConsentRepository } from './consent.repository.js';
import type { Family } from './family.repository.js';
import { HabitRepository } from './habit.repository.js';
import { latestOf, PreferenceRepository } from './preference.repository.js';

/** All that the policy knows of many people, in a fixed number of questions. */
@Injectable()
export class PersonRepository {
  constructor(
    private readonly copy: SubscriberCopy,
    private readonly consents: ConsentRepository,
    private readonly preferences: PreferenceRepository,
    private readonly bookings: BookingRepository,
    private readonly habits: HabitRepository,
  ) {}

  /**
   * @param notificationIds messages whose earlier places are wanted too, however old
   * @returns by the id of the family's root
   */
  async find(
    asked: Asked,
    families: readonly Family[],
    notificationIds: readonly string[],
    now: Date,
  ): Promise<Map<string, Person>> {
    const ids = [...new Set(families.flatMap(({ memberIds }) => memberIds))];
    const known = group(await this.copy.findAll(ids, asked));
    const words = group(await this.consents.current(asked, ids));
    const wishes = group(await this.preferences.current(asked, ids));
    const bookings = group(await this.bookings.find(asked, ids, notificationIds, now));
    const habits = group(await this.habits.find(asked, ids, now));
    return new Map(
      families.map(({ rootId, memberIds }) => {
        // The root's own word first.
        const all = [rootId, ...memberIds.filter((id) => id !== rootId)];
        const of = <Fact>(facts: ReadonlyMap<string, Fact[]>): Fact[] =>
          all.flatMap((id) => facts.get(id) ?? []);
        const person: Person = {
          rootId,
          removed: known.get(rootId)?.[0]?.removed ?? false,
          region: of(known).find(({ profile }) => profile?.region)?.profile?.region,
          language: of(known).find(({ profile }) => profile?.language)?.profile?.language,
          preferences: latestOf(of(wishes))?.wishes ?? {},
          words: of(words),
          habits: sumByChannel(of(habits)),
          bookings: of(bookings),
        };
        return [rootId, person];
      }),
    );
  }
}

const group = <Fact extends { subscriberId: string }>(facts: readonly Fact[]): Map<string, Fact[]> =>
  groupBy(facts, ({ subscriberId }) => subscriberId);

function sumByChannel(habits: readonly ChannelHabit[]): ChannelHabit[] {
  const sums = new Map<string, ChannelHabit>();
  for (const { channel, sent, read, written } of habits) {
    const sum = sums.get(channel) ?? { channel, sent: 0, read: 0, written: 0 };
    sums.set(channel, {
      channel,
      sent: sum.sent + sent,
      read: sum.read + read,
      written: sum.written + written,
    });
  }
  return [...sums.values()];
}
