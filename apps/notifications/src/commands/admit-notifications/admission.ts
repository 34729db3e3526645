import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { afterPolicy, beforePolicy } from '../../domain/decide.js';
import { daysBefore } from '../../domain/days-before.js';
import { withReach } from '../../domain/delivery/reach.js';
import { GONE_DAYS, goneLast } from '../../domain/delivery/returned.js';
import type { Notification } from '../../domain/notification.js';
import type { Change } from '../../domain/notification-events.js';
import { NOTIFICATION_POLICY, type NotificationPolicy } from '../../domain/policy/policy.port.js';
import { ReachabilityRepository } from '../../persistence/reachability.repository.js';
import { ProviderRegistry } from '../../providers/provider-registry.js';

/** Decides what becomes of messages, many at once: those just asked for, and those whose time has come. */
@Injectable()
export class Admission {
  constructor(
    private readonly reachability: ReachabilityRepository,
    private readonly providers: ProviderRegistry,
    @Inject(NOTIFICATION_POLICY) private readonly policy: NotificationPolicy<Transaction>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns one change per notification, in their order; nothing is saved */
  async decide(tx: Transaction, notifications: readonly Notification[]): Promise<Change[]> {
    const now = this.clock.now();
    const people = await this.reachability.find(
      tx,
      notifications.map(({ subscriberId }) => subscriberId),
    );
    const byId = new Map(people.map((person) => [person.subscriberId, person]));
    const reachable = notifications.map((notification) =>
      withReach(notification, byId.get(notification.subscriberId)!, this.providers),
    );
    const early = reachable.map((notification) => beforePolicy(notification, now));
    const asked = reachable.filter((_, index) => !early[index]);
    const decisions = asked.length > 0 ? await this.ask(tx, asked, now) : [];
    let next = 0;
    return reachable.map(
      (notification, index) =>
        early[index] ?? afterPolicy(notification, decisions[next++]!, this.providers, now),
    );
  }

  private async ask(tx: Transaction, asked: readonly Notification[], now: Date) {
    const decisions = await this.policy.decide(
      tx,
      asked.map(({ id: notificationId, ...request }) => ({ ...request, notificationId })),
    );
    if (decisions.length !== asked.length) {
      throw new Error(`the policy gave ${decisions.length} decisions on ${asked.length} messages`);
    }
    const gone = await this.reachability.gone(
      tx,
      asked.flatMap(({ addresses }) => addresses.email ?? []),
      daysBefore(now, GONE_DAYS),
    );
    return decisions.map((decision, index) =>
      decision.action === 'send'
        ? { ...decision, channels: goneLast(decision.channels, asked[index]!, gone) }
        : decision,
    );
  }
}
