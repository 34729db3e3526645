import { Injectable } from '@nestjs/common';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import type { Preferences } from '../../domain/policy/preferences.js';
import { zoneOf, type PersonsZone } from '../../domain/policy/time-zone.js';
import type { QuietHours } from '../../domain/policy/quiet-hours.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';
import {
  latestOf,
  PreferenceRepository,
  revisionOf,
  toPreferenceVersion,
  type PreferenceRow,
  type PreferenceVersion,
} from '../../persistence/preference.repository.js';

export interface PreferencesView {
  subscriberId: string;
  personId: string;
  /** For `If-Match`. */
  revision: number;
  /** What they have said. */
  preferences: Preferences;
  /** What holds where they have not said so. */
  effective: { timeZone: PersonsZone; quietHours: QuietHours | null; language: string | null };
}

@Injectable()
export class ShowPreferences {
  constructor(
    private readonly dataSource: DataSource,
    private readonly families: FamilyRepository,
    private readonly preferences: PreferenceRepository,
    private readonly settings: PolicySettingsRepository,
    private readonly copy: SubscriberCopy,
  ) {}

  async current(subscriberId: string): Promise<PreferencesView> {
    const { rootId, memberIds } = await this.family(subscriberId);
    const versions = await this.preferences.current(this.dataSource, memberIds);
    const wishes = latestOf(versions)?.wishes ?? {};
    const { settings } = await this.settings.current(this.dataSource);
    const profile = (await this.copy.find(rootId))?.profile;
    return {
      subscriberId,
      personId: rootId,
      revision: revisionOf(versions),
      preferences: wishes,
      effective: {
        timeZone: zoneOf(wishes.timeZone, profile?.region, settings),
        quietHours: wishes.quietHours ?? settings.quietHours ?? null,
        language: wishes.language ?? profile?.language ?? null,
      },
    };
  }

  /** Every change, newest first, at most a thousand. */
  async history(subscriberId: string): Promise<PreferenceVersion[]> {
    const { memberIds } = await this.family(subscriberId);
    const rows = await this.dataSource.query<PreferenceRow[]>(
      `SELECT * FROM preference_version WHERE subscriber_id = ANY($1::uuid[])
       ORDER BY said_at DESC, subscriber_id, version DESC LIMIT 1000`,
      [memberIds],
    );
    return rows.map(toPreferenceVersion);
  }

  private async family(subscriberId: string) {
    return (await this.families.familiesOf(this.dataSource, [subscriberId])).get(subscriberId)!;
  }
}
