import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import { countsOn, type Booking } from '../../domain/policy/attention-budget.js';
import { dayText, PersonCalendar } from '../../domain/policy/person-calendar.js';
import { zoneOf } from '../../domain/policy/time-zone.js';
import type { BudgetLimits } from '../../domain/policy/policy-settings.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { PersonRepository } from '../../persistence/person.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';

export interface AttentionView {
  subscriberId: string;
  personId: string;
  limits: BudgetLimits;
  /** Of the person's own calendar. */
  today: { day: string; taken: number; takenInItsWeek: number };
  /** Places of the last days and of those to come, by time. */
  places: (Omit<Booking, 'day'> & { day: string })[];
}

@Injectable()
export class ShowAttention {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly families: FamilyRepository,
    private readonly persons: PersonRepository,
    private readonly settings: PolicySettingsRepository,
  ) {}

  /** How much of a person's attention is taken, over all senders. */
  async execute(subscriberId: string): Promise<AttentionView> {
    const now = this.clock.now();
    const family = (await this.families.familiesOf(this.dataSource, [subscriberId])).get(subscriberId)!;
    const { settings } = await this.settings.current(this.dataSource);
    const persons = await this.persons.find(this.dataSource, [family], [], now);
    const { bookings, preferences, region } = persons.get(family.rootId)!;
    const { zone } = zoneOf(preferences.timeZone, region, settings);
    const today = new PersonCalendar(zone, undefined).dayOf(now);
    const counts = countsOn(bookings, today);
    return {
      subscriberId,
      personId: family.rootId,
      limits: settings.budget,
      today: { day: dayText(today), taken: counts.day, takenInItsWeek: counts.week },
      places: bookings
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ day, ...place }) => ({ ...place, day: dayText(day) })),
    };
  }
}
