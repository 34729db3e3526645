import { Inject, Injectable } from '@nestjs/common';
import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { consentOn, type ConsentWord } from '../../domain/policy/consent.js';
import { saidInFuture } from '../../domain/policy/policy.errors.js';
import { ConsentRepository } from '../../persistence/consent.repository.js';
import { FamilyRepository } from '../../persistence/family.repository.js';

export interface ConsentSaid {
  /** The same id twice is said once. */
  id?: string;
  purpose: NotificationPurpose;
  /** Absent: on all channels. */
  channel?: NotificationChannel;
  granted: boolean;
  evidence?: string;
  /** Now if absent. */
  saidAt?: Date;
  /** Not written down where it holds already. */
  onlyIfNew?: boolean;
}

/** Where it was said, and who wrote it down. */
export interface Said {
  origin: string;
  by?: string;
}

@Injectable()
export class RecordConsent {
  constructor(
    private readonly transactions: Transactions,
    private readonly families: FamilyRepository,
    private readonly consents: ConsentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes down what somebody said about messages to them.
   * @returns whether any of it was new
   * @throws DomainError `consent.said-in-future`
   */
  async execute(subscriberId: string, said: readonly ConsentSaid[], { origin, by }: Said): Promise<boolean> {
    return await this.transactions.run(async (tx) => {
      const family = (await this.families.lockFamiliesOf(tx, [subscriberId])).get(subscriberId)!;
      const now = this.clock.now();
      const known = await this.consents.current(tx, family.memberIds);
      const words = said
        .filter((word) => !word.onlyIfNew || !holds(word, known))
        .map(({ id = newId(), purpose, channel, granted, evidence, saidAt = now }) => {
          if (saidAt > now) throw saidInFuture();
          return { id, purpose, channel, granted, evidence, saidAt, subscriberId, origin, by };
        });
      return (await this.consents.say(tx, words, now)) > 0;
    });
  }
}

/** Said of one channel; whether no consent is needed for the purpose does not matter here. */
function holds({ purpose, channel, granted }: ConsentSaid, known: readonly ConsentWord[]): boolean {
  if (channel === undefined) return false;
  return consentOn(known, purpose, channel, 'opt-out').word?.granted === granted;
}
