import { Inject, Injectable } from '@nestjs/common';
import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { addressesOf, USUAL_ORDER, type Person } from '../../domain/delivery/addresses.js';
import { nextProvider, type Routes } from '../../domain/delivery/route.js';
import { decideAll } from '../../domain/policy/decide.js';
import type { DecisionRecord } from '../../domain/policy/decision.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { PersonRepository } from '../../persistence/person.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';
import { ReachabilityRepository } from '../../persistence/reachability.repository.js';
import { ProviderRegistry } from '../../providers/provider-registry.js';

/** A message that nobody has asked for. */
export interface Hypothesis {
  subscriberId: string;
  purpose: NotificationPurpose;
  severity: number;
  /** Absent: every channel on which they can be reached. */
  channels?: readonly NotificationChannel[];
  /** Now if absent. */
  at?: Date;
  expiresAt?: Date;
}

export interface Preview {
  decision: Omit<DecisionRecord, 'notificationId'>;
  /** Waiting messages that would lose their place to it. */
  wouldDisplace: string[];
  policyVersion: number;
}

/** What would be decided over a message. Nothing is written, nothing sent, and no place taken. */
@Injectable()
export class PreviewDecision {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly settings: PolicySettingsRepository,
    private readonly families: FamilyRepository,
    private readonly persons: PersonRepository,
    private readonly reachability: ReachabilityRepository,
    private readonly providers: ProviderRegistry,
  ) {}

  async execute(hypothesis: Hypothesis): Promise<Preview> {
    const { subscriberId, purpose, severity, channels: wanted, expiresAt, at } = hypothesis;
    return await this.transactions.run(async (tx) => {
      const now = at ?? this.clock.now();
      const family = (await this.families.familiesOf(tx, [subscriberId])).get(subscriberId)!;
      const { settings, version } = await this.settings.current(tx);
      const person = (await this.persons.find(tx, [family], [], now)).get(family.rootId)!;
      const [reached] = await this.reachability.find(tx, [subscriberId]);
      const channels = channelsOf(reached!, wanted ?? USUAL_ORDER, this.providers);
      const proposal = {
        notificationId: newId(),
        subscriberId,
        purpose,
        severity,
        channels,
        expiresAt,
        wording: 'a message that nobody has asked for',
      };
      const { outcomes, records } = decideAll(person, [proposal], settings, now);
      const { notificationId: _, ...decision } = outcomes[0]!;
      const displaced = records.filter(({ action }) => action === 'displaced');
      return {
        decision,
        wouldDisplace: displaced.map(({ notificationId }) => notificationId),
        policyVersion: version,
      };
    });
  }
}

/** Wanted, with an address and with a provider: what a real message would be asked about. */
function channelsOf(
  person: Person,
  wanted: readonly NotificationChannel[],
  routes: Routes,
): readonly NotificationChannel[] {
  const addresses = addressesOf(person, {});
  return wanted.filter((channel) => addresses[channel] && nextProvider(channel, [], routes));
}
