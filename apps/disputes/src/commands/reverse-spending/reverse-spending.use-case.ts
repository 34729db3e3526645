import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import type { Actor } from '../../domain/credit/actor.js';
import { reverseSpending, type Spending } from '../../domain/credit/spending.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';
import { LedgerRepository } from '../../persistence/ledger.repository.js';
import { SpendingRepository } from '../../persistence/spending.repository.js';

@Injectable()
export class ReverseSpending {
  constructor(
    private readonly transactions: Transactions,
    private readonly spendings: SpendingRepository,
    private readonly limits: CreditLimitRepository,
    private readonly ledger: LedgerRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Gives back, by a counter booking, to each what was taken from them, whoever is one with whom by now. Once: asked
   * again the answer is the first one's, with its reason. The cause stays used.
   * @throws DomainError `spending.not-found`, `credit.above-limit`
   */
  async execute(id: string, by: Actor, reason: string): Promise<Spending> {
    return this.transactions.run(async (tx) => {
      const spent = await this.spendings.lock(tx, id);
      if (spent.reversal) return spent;
      const authority = await this.limits.authority(tx, by.roles, spent.amount.currency);
      const now = this.clock.now();
      const reversed = reverseSpending(spent, by, authority, now, reason);
      const counter = await this.ledger.reversal(tx, id, { bookedAt: now, bookedBy: by.id });
      await this.ledger.post(tx, [counter]);
      await this.spendings.saveReversal(tx, reversed);
      await this.spendings.tell(tx, reversed);
      return reversed;
    });
  }
}
