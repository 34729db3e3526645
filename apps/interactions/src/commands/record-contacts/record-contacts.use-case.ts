import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import { Outbox, Transactions, type Cause, type Transaction } from '@viewline/messaging';
import type {
  ChannelFact,
  Contact,
  ContactFact,
  ContactUpdatedFact,
  DeliveryFact,
} from '../../domain/channel-fact.js';
import { changed } from '../../domain/interaction-events.js';
import { applyReport, interactionId, recordContact } from '../../domain/interaction.js';
import { DeliveryReportRepository } from '../../persistence/delivery-report.repository.js';
import { InteractionRepository } from '../../persistence/interaction.repository.js';
import { ReplyThreadRepository } from '../../persistence/reply-thread.repository.js';
import { PartyInteractionHubRepository } from '../../persistence/party-interaction-hub.repository.js';
import { partyInteractionEvents } from '../../resources/party-interaction-events.js';
import { GroupCommit } from './group-commit.js';

interface Asked {
  contacts: readonly Contact[];
  cause: Cause;
}

/**
 * Takes what a channel says into the record: all facts of one request, with their events, in one transaction. When
 * this resolves nothing of it can be lost any more, and saying it again changes nothing.
 */
@Injectable()
export class RecordContacts {
  private readonly together = new GroupCommit<Asked>((asked) => this.recordTogether(asked));

  constructor(
    private readonly transactions: Transactions,
    private readonly interactions: InteractionRepository,
    private readonly threads: ReplyThreadRepository,
    private readonly deliveries: DeliveryReportRepository,
    private readonly hub: PartyInteractionHubRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute(facts: readonly ChannelFact[]): Promise<void> {
    if (facts.length === 0) return;
    const contacts = facts.filter((fact): fact is ContactFact => fact.type === 'contact');
    // New contacts need no lock on anything, so those of many requests can share one transaction.
    if (contacts.length === facts.length) return this.together.add({ contacts, cause: this.outbox.cause() });
    const updates = facts.filter((fact): fact is ContactUpdatedFact => fact.type === 'contact-updated');
    const reports = facts.filter((fact): fact is DeliveryFact => fact.type === 'delivery');
    await this.transactions.run(async (tx) => {
      await this.record(tx, contacts);
      for (const update of inOneOrder(updates)) await this.update(tx, update);
      await this.deliveries.recordNew(tx, reports);
    });
  }

  private async recordTogether(asked: readonly Asked[]): Promise<void> {
    const causes = new Map(
      asked.flatMap(({ contacts, cause }) =>
        contacts.map((contact) => [interactionId(contact.provider, contact.externalId), cause] as const),
      ),
    );
    const contacts = asked.flatMap((one) => one.contacts);
    await this.transactions.run((tx) => this.record(tx, contacts, 0, causes));
  }

  private async record(
    tx: Transaction,
    contacts: readonly Contact[],
    reportVersion = 0,
    causes?: ReadonlyMap<string, Cause>,
  ): Promise<void> {
    if (contacts.length === 0) return;
    const now = systemClock.now();
    const conversations = await this.threads.resolve(tx, contacts);
    const interactions = new Map(
      contacts.map((contact, n) => {
        const interaction = recordContact(contact, conversations[n]!, now, reportVersion);
        return [interaction.facts.interactionId, interaction];
      }),
    );
    // In one order everywhere, so that two requests with the same contacts cannot wait for each other.
    const ordered = [...interactions.values()].toSorted((a, b) =>
      a.facts.interactionId < b.facts.interactionId ? -1 : 1,
    );
    const { fresh, early, isWatched } = await this.interactions.recordNew(tx, ordered, causes);
    if (isWatched) {
      await this.hub.tell(
        tx,
        ['Create'],
        fresh.map(({ facts }) => facts.interactionId),
      );
    }
    for (const report of early) await this.update(tx, report);
  }

  private async update(tx: Transaction, update: ContactUpdatedFact): Promise<void> {
    if (update.contact) await this.record(tx, [update.contact], update.version);
    const id = interactionId(update.provider, update.externalId);
    let before = await this.interactions.lock(tx, id);
    if (!before) {
      // Providers send side by side and again after a failure: the message that was edited may be on its way.
      if (await this.interactions.keepEarly(tx, update)) return;
      before = await this.interactions.lock(tx, id);
      if (!before) return;
    }
    const after = applyReport(before, update, systemClock.now());
    if (!after) return;
    await this.interactions.saveWithEvents(tx, after, [changed(before, after, update.at)]);
    await this.hub.tell(tx, partyInteractionEvents(before, after), [after.facts.interactionId]);
  }
}

/** Those of one contact as they came; contacts in one order everywhere, as above. */
function inOneOrder(updates: readonly ContactUpdatedFact[]): ContactUpdatedFact[] {
  return updates
    .map((update) => ({ id: interactionId(update.provider, update.externalId), update }))
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ update }) => update);
}
