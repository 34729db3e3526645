import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { Booking } from '../../domain/policy/attention-budget.js';
import { decideAll } from '../../domain/policy/decide.js';
import { reasonsOf, type DecisionRecord } from '../../domain/policy/decision.js';
import { groupBy } from '../../domain/policy/group-by.js';
import type { Person, Proposal } from '../../domain/policy/person.js';
import { spokenTo } from '../../domain/policy/spoken-to.js';
import type { PolicySettings } from '../../domain/policy/policy-settings.js';
import type { NotificationPolicy, PolicyDecision, PolicyRequest } from '../../domain/policy/policy.port.js';
import { BookingRepository } from '../../persistence/booking.repository.js';
import { DecisionRepository } from '../../persistence/decision.repository.js';
import { FamilyRepository } from '../../persistence/family.repository.js';
import { PersonRepository } from '../../persistence/person.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';

/** The policy of this house over thousands of messages at once, in a fixed number of statements. */
@Injectable()
export class DecideNotifications implements NotificationPolicy<Transaction> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly settings: PolicySettingsRepository,
    private readonly families: FamilyRepository,
    private readonly persons: PersonRepository,
    private readonly bookings: BookingRepository,
    private readonly decisions: DecisionRepository,
  ) {}

  /** Leaves one record for each request, and one for each waiting message that lost its place. */
  async decide(tx: Transaction, requests: readonly PolicyRequest[]): Promise<PolicyDecision[]> {
    if (requests.length === 0) return [];
    const families = await this.families.lockFamiliesOf(
      tx,
      requests.map(({ subscriberId }) => subscriberId),
    );
    // Read once the locks are held: who waited for them must not decide by the time at which they began to wait.
    const now = this.clock.now();
    const { settings, version } = await this.settings.current(tx);
    const ids = requests.map(({ notificationId }) => notificationId);
    const persons = await this.persons.find(tx, [...new Set(families.values())], ids, now);

    const byRoot = groupBy(requests, ({ subscriberId }) => families.get(subscriberId)!.rootId);
    const records: DecisionRecord[] = [];
    const changes = new Map<string, Booking | undefined>();
    const outcomes = new Map<PolicyRequest, DecisionRecord>();
    for (const [rootId, asked] of byRoot) {
      const made = decideAll(persons.get(rootId)!, asked.map(proposalOf), settings, now);
      records.push(...made.records);
      for (const [id, booking] of made.bookings) changes.set(id, booking);
      asked.forEach((request, index) => outcomes.set(request, made.outcomes[index]!));
    }
    await this.bookings.save(tx, changes);
    await this.decisions.add(tx, records, { policyVersion: version, decidedAt: now });
    return requests.map((request) => {
      const person = persons.get(families.get(request.subscriberId)!.rootId)!;
      return decisionOf(outcomes.get(request)!, person, settings);
    });
  }
}

function proposalOf(request: PolicyRequest): Proposal {
  const { notificationId, subscriberId, purpose, severity, channels, say, notBefore, expiresAt } = request;
  const wording = say.template ? `template ${say.template.name}` : 'text as given';
  return { notificationId, subscriberId, purpose, severity, channels, wording, notBefore, expiresAt };
}

function decisionOf(record: DecisionRecord, person: Person, settings: PolicySettings): PolicyDecision {
  const reasons = reasonsOf(record);
  if (record.action === 'send') {
    return { action: 'send', channels: record.channels ?? [], reasons, ...spokenTo(person, settings) };
  }
  if (record.action === 'defer') return { action: 'defer', until: record.until!, reasons };
  return { action: 'suppress', reasons };
}
