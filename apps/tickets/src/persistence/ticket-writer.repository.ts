import { Injectable } from '@nestjs/common';
import { Outbox, type Transaction } from '@viewline/messaging';
import type { TicketChange } from '../domain/ticket-change.js';
import { DeadlineRepository } from './deadline.repository.js';
import { ServiceLevels } from './service-levels.repository.js';
import { TicketHubRepository } from './ticket-hub.repository.js';
import { TicketRepository } from './ticket.repository.js';

/** The one way in which a ticket is written: with its deadlines, its events and what the hub says. */
@Injectable()
export class TicketWriter {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly serviceLevels: ServiceLevels,
    private readonly deadlines: DeadlineRepository,
    private readonly outbox: Outbox,
    private readonly hub: TicketHubRepository,
  ) {}

  /** Lock the tickets first. A change that comes to nothing leaves nothing behind. */
  async write(tx: Transaction, changes: readonly TicketChange[]): Promise<void> {
    const deadlines = await this.serviceLevels.refresh(
      tx,
      changes.filter(({ removed }) => !removed),
    );
    for (const change of changes) change.complete();
    const real = changes.filter((change) => !change.isEmpty);
    const written = real.filter(({ removed }) => !removed);
    await this.tickets.insert(
      tx,
      written.filter(({ before }) => !before).map(({ ticket }) => ticket),
    );
    await this.tickets.save(
      tx,
      written.filter(({ before }) => before).map(({ ticket }) => ticket),
    );
    await this.tickets.delete(
      tx,
      real.filter(({ removed }) => removed).map(({ ticket }) => ticket.id),
    );
    await this.deadlines.save(tx, deadlines);
    await this.outbox.append(
      tx,
      real.flatMap(({ events }) => events),
    );
    await this.hub.tell(tx, real);
  }
}
