import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, isId, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import {
  notYourWork,
  ticketEndsOtherwise,
  workIsDone,
  workNotFound,
} from '../../domain/routing/routing.errors.js';
import { WorkRepository } from '../../persistence/work.repository.js';
import type { WorkRow } from '../../persistence/work.row.js';

/** Who asks, and whether they may speak for others. */
export interface Asker {
  agentId: string;
  isSupervisor: boolean;
}

@Injectable()
export class FinishWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: WorkRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A chat is over, and whoever had it is free for another. Done already changes nothing.
   * @throws DomainError `work.not-found`, `work.not-yours`, `work.is-ticket`
   */
  async execute(itemId: string, asker: Asker): Promise<void> {
    await this.transactions.run(async (tx) => {
      const chat = await lockChat(this.work, tx, itemId, asker);
      if (chat.state !== 'done') await this.work.finish(tx, [itemId], this.clock.now());
    });
  }
}

/** @throws DomainError `work.not-found`, `work.not-yours`, `work.is-ticket` */
export async function lockChat(
  work: WorkRepository,
  tx: Transaction,
  itemId: string,
  { agentId, isSupervisor }: Asker,
): Promise<WorkRow> {
  const [row] = isId(itemId) ? await work.lock(tx, [itemId]) : [];
  if (!row) throw workNotFound(itemId);
  if (row.kind === 'ticket') throw ticketEndsOtherwise();
  if (!isSupervisor && row.agent_id !== agentId) throw notYourWork();
  return row;
}

/** @throws DomainError `work.done` */
export function mustBeOpen({ state }: WorkRow): void {
  if (state === 'done') throw workIsDone();
}
