import { Inject, Injectable } from '@nestjs/common';
import type { NotificationChannel } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { ChannelHabit } from '../../domain/policy/channel-habits.js';
import { orderChannels } from '../../domain/policy/order-channels.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { PersonRepository } from '../../persistence/person.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';

export interface ChannelSuggestion {
  subscriberId: string;
  personId: string;
  /** In one sentence. */
  reason: string;
  code: string;
  /** Best first, with and without an address: that is looked up when there is something to say. */
  channels: { channel: NotificationChannel; score: number; said: string; off: boolean }[];
  /** What they did in recent months. */
  habits: readonly ChannelHabit[];
}

/** On which channel somebody is best spoken to, from their wishes and their own history. */
@Injectable()
export class SuggestChannel {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly families: FamilyRepository,
    private readonly persons: PersonRepository,
    private readonly settings: PolicySettingsRepository,
  ) {}

  async execute(subscriberId: string): Promise<ChannelSuggestion> {
    const family = (await this.families.familiesOf(this.dataSource, [subscriberId])).get(subscriberId)!;
    const { settings } = await this.settings.current();
    const persons = await this.persons.find(this.dataSource, [family], [], this.clock.now());
    const { preferences, habits } = persons.get(family.rootId)!;
    const usual = settings.purposes.service.channels;
    const { ranked, code, text } = orderChannels(usual, { preferences, habits, usual });
    return {
      subscriberId,
      personId: family.rootId,
      reason: text,
      code,
      channels: ranked.map(({ channel, score, text: said }) => ({
        channel,
        score,
        said,
        off: preferences.channelsOff?.includes(channel) ?? false,
      })),
      habits,
    };
  }
}
