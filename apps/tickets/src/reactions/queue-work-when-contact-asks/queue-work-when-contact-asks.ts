import { Injectable } from '@nestjs/common';
import { InteractionRecorded, type EventEnvelope, type InteractionFacts } from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { asksForAgent } from '../../domain/routing/conversation.js';
import { route, type RoutingRule, type WorkFacts } from '../../domain/routing/routing-rule.js';
import { RoutingRuleRepository } from '../../persistence/routing-rule.repository.js';
import { SpokenLanguages } from '../../persistence/spoken-languages.query.js';
import { WorkRepository, type NewWork } from '../../persistence/work.repository.js';

/** A chat conversation that nobody serves becomes work the moment somebody writes in it. */
@Injectable()
export class QueueWorkWhenContactAsks {
  constructor(
    private readonly rules: RoutingRuleRepository,
    private readonly work: WorkRepository,
    private readonly languages: SpokenLanguages,
  ) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const contacts = events
      .filter((event) => InteractionRecorded.is(event))
      .map(({ data }) => data)
      .filter(asksForAgent)
      .toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
    if (contacts.length === 0) return;
    const rules = await this.rules.active(tx);
    const languages = await this.languages.of(
      tx,
      contacts.map(({ subscriberId }) => subscriberId),
    );
    const queue = (asking: readonly InteractionFacts[]) =>
      this.work.queue(
        tx,
        asking.map((contact) => workOf(contact, rules, languages.get(contact.subscriberId))),
      );
    // It waits since the first message; only the last one can tell that a conversation which was over goes on.
    await queue(oneOfEach(contacts.toReversed()));
    await queue(oneOfEach(contacts));
  }
}

function workOf(contact: InteractionFacts, rules: readonly RoutingRule[], spoken?: string): NewWork {
  // PostgreSQL holds every character but this one.
  const text = [contact.subject, contact.text].filter(Boolean).join('\n').replaceAll('\0', '');
  const language = languageSaid(contact) ?? spoken;
  const facts: WorkFacts = {
    text,
    channel: contact.channel,
    ticketTypes: [],
    priority: 'medium',
    ...(language !== undefined && { language }),
  };
  return {
    itemId: contact.conversationId,
    kind: 'chat',
    subscriberId: contact.subscriberId,
    title: text || contact.reason || contact.channel,
    channel: contact.channel,
    route: route(facts, rules),
    waitingSince: new Date(contact.startedAt),
  };
}

function languageSaid({ details }: InteractionFacts): string | undefined {
  const said = details?.['language'];
  return typeof said === 'string' && /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(said) ? said : undefined;
}

/** The last of each conversation that the list names. */
const oneOfEach = (contacts: readonly InteractionFacts[]): InteractionFacts[] => [
  ...new Map(contacts.map((contact) => [contact.conversationId, contact])).values(),
];
