import { Injectable } from '@nestjs/common';
import { TicketOpened, type EventEnvelope } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { followTicket, type TicketWork } from '../../domain/routing/ticket-work.js';
import { RoutingRuleRepository } from '../../persistence/routing-rule.repository.js';
import { SpokenLanguages } from '../../persistence/spoken-languages.query.js';
import { TicketWorkRepository } from '../../persistence/ticket-work.repository.js';

/** A ticket is work from its opening to its end; the ticket itself says who has it. */
@Injectable()
export class KeepWorkWhenTicketChanges {
  constructor(
    private readonly rules: RoutingRuleRepository,
    private readonly works: TicketWorkRepository,
    private readonly languages: SpokenLanguages,
  ) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const works = await this.works.lockAll(tx, [...new Set(events.map(({ subject }) => subject))]);
    const rules = await this.rules.active(tx);
    const languages = await this.languages.of(tx, events.flatMap(subscriberOf));
    const changed = new Map<string, TicketWork>();
    for (const event of events) {
      const [subscriberId] = subscriberOf(event);
      const before = changed.get(event.subject) ?? works.get(event.subject);
      const work = followTicket(before, event, rules, subscriberId && languages.get(subscriberId));
      if (work) changed.set(event.subject, work);
    }
    await this.works.saveAll(tx, [...changed.values()]);
  }
}

const subscriberOf = (event: EventEnvelope): string[] =>
  TicketOpened.is(event) && event.data.subscriberId ? [event.data.subscriberId] : [];
