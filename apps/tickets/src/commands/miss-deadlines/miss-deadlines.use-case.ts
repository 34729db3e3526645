import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { TicketChange } from '../../domain/ticket-change.js';
import { DeadlineRepository } from '../../persistence/deadline.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { TicketWriter } from '../../persistence/ticket-writer.repository.js';

export const MISSED_DEADLINES = 'missed-deadlines';
const ROUND = 100;

/** Says of every deadline that passes that it was missed, once, and escalates its ticket. */
@Injectable()
export class MissDeadlines implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly deadlines: DeadlineRepository,
    private readonly tickets: TicketRepository,
    private readonly writer: TicketWriter,
    private readonly sweeps: Sweeps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(MISSED_DEADLINES, '* * * * * *', () => this.execute());
  }

  /** One round. Returns how many tickets had a deadline that passed. */
  async execute(): Promise<number> {
    return await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const due = await this.deadlines.dueTickets(tx, now, ROUND);
      if (due.length === 0) return 0;
      const tickets = await this.tickets.lockFree(tx, due);
      // Writing a ticket brings its deadlines up to date, which is where a passed one is found.
      await this.writer.write(
        tx,
        tickets.map((ticket) => TicketChange.of(ticket, now, 'service level')),
      );
      return tickets.length;
    });
  }
}
