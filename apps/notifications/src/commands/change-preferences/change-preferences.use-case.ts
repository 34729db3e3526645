import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { checkPreferences } from '../../domain/policy/check-preferences.js';
import { changedPreferences, type PreferencesPatch } from '../../domain/policy/preferences.js';
import { preferencesConflict } from '../../domain/policy/policy.errors.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { latestOf, PreferenceRepository, revisionOf } from '../../persistence/preference.repository.js';

export interface PreferenceChange {
  subscriberId: string;
  patch: PreferencesPatch;
  origin: string;
  by: string;
  expectedRevision?: number;
}

@Injectable()
export class ChangePreferences {
  constructor(
    private readonly transactions: Transactions,
    private readonly families: FamilyRepository,
    private readonly preferences: PreferenceRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Changes the person's wishes as they are now, by whichever of their records they were said; the new ones are written to
   * this one. A patch that changes nothing leaves nothing.
   * @throws DomainError `preferences.invalid`, `preferences.version-conflict`
   */
  async execute({ subscriberId, patch, origin, by, expectedRevision }: PreferenceChange): Promise<void> {
    checkPreferences(patch);
    await this.transactions.run(async (tx) => {
      const family = (await this.families.lockFamiliesOf(tx, [subscriberId])).get(subscriberId)!;
      const versions = await this.preferences.current(tx, family.memberIds);
      if (expectedRevision !== undefined && expectedRevision !== revisionOf(versions)) {
        throw preferencesConflict();
      }
      const { after, changed } = changedPreferences(latestOf(versions)?.wishes ?? {}, patch);
      if (changed.length === 0) return;
      const own = versions.find((version) => version.subscriberId === subscriberId);
      await this.preferences.addWithEvent(tx, {
        subscriberId,
        version: (own?.version ?? 0) + 1,
        wishes: after,
        changed,
        origin,
        by,
        saidAt: this.clock.now(),
      });
    });
  }
}
