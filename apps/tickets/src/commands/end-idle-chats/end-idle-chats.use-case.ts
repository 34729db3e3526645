import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { WorkRepository } from '../../persistence/work.repository.js';
import { TicketsConfig } from '../../tickets.config.js';

const MINUTE = 60_000;
const ROUND = 500;

/**
 * A chat that ended somewhere else frees its agent: channels do not tell when a talk is over, so it is over once nobody
 * has written for so long. It waits again as soon as its person writes.
 */
@Injectable()
export class EndIdleChats {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: WorkRepository,
    private readonly config: TicketsConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns how many there were */
  async round(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.config.CHAT_IDLE_MINUTES * MINUTE);
    return await this.transactions.run((tx) => this.work.finishSilent(tx, before, ROUND));
  }
}
