import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { zoneOf } from '../domain/policy/time-zone.js';
import type { Asked } from './asked.js';
import { FamilyRepository } from './family.repository.js';
import { PolicySettingsRepository } from './policy-settings.repository.js';
import { latestOf, PreferenceRepository } from './preference.repository.js';

/** Where people live, for many at once, by the rules of the policy. */
@Injectable()
export class ZoneRepository {
  constructor(
    private readonly copy: SubscriberCopy,
    private readonly families: FamilyRepository,
    private readonly preferences: PreferenceRepository,
    private readonly settings: PolicySettingsRepository,
  ) {}

  /** @returns an IANA zone for each subscriber asked for */
  async zonesOf(asked: Asked, subscriberIds: readonly string[]): Promise<(subscriberId: string) => string> {
    const families = await this.families.familiesOf(asked, subscriberIds);
    const ids = [...new Set([...families.values()].flatMap(({ memberIds }) => memberIds))];
    const regions = new Map(
      (await this.copy.findAll(ids, asked)).map((known) => [known.subscriberId, known.profile?.region]),
    );
    const wishes = await this.preferences.current(asked, ids);
    const { settings } = await this.settings.current(asked);
    return (subscriberId) => {
      const { rootId, memberIds } = families.get(subscriberId) ?? {
        rootId: subscriberId,
        memberIds: [subscriberId],
      };
      const wish = latestOf(wishes.filter((word) => memberIds.includes(word.subscriberId)))?.wishes.timeZone;
      const region = [subscriberId, rootId, ...memberIds].map((id) => regions.get(id)).find(Boolean);
      return zoneOf(wish, region, settings).zone;
    };
  }
}
