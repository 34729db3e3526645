import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { checkSettings } from '../../domain/policy/check-settings.js';
import { policyConflict } from '../../domain/policy/policy.errors.js';
import type { PolicySettings } from '../../domain/policy/policy-settings.js';
import {
  PolicySettingsRepository,
  type PolicyVersion,
} from '../../persistence/policy-settings.repository.js';

export interface PolicyChange {
  settings: PolicySettings;
  by: string;
  reason?: string;
  expectedVersion?: number;
}

@Injectable()
export class ChangePolicy {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: PolicySettingsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Holds for what is decided from now on, also over messages that wait. The same settings again are no new version.
   * @throws DomainError `policy.invalid`, `policy.version-conflict`
   */
  async execute({ settings, by, reason, expectedVersion }: PolicyChange): Promise<PolicyVersion> {
    checkSettings(settings);
    return await this.transactions.run(async (tx) => {
      const current = await this.settings.lock(tx);
      if (expectedVersion !== undefined && expectedVersion !== current.version) throw policyConflict();
      if (isDeepStrictEqual(plain(settings), plain(current.settings))) return current;
      const changedAt = this.clock.now();
      const next = { version: current.version + 1, settings, changedBy: by, reason, changedAt };
      await this.settings.add(tx, next);
      return next;
    });
  }
}

/** As the database has it: what is absent is not there at all. */
const plain = (settings: PolicySettings): unknown => JSON.parse(JSON.stringify(settings));
