import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { type Credit, reverse } from '../../domain/credit/credit.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';
import { CreditRepository } from '../../persistence/credit.repository.js';
import { LedgerRepository } from '../../persistence/ledger.repository.js';

@Injectable()
export class ReverseCredit {
  constructor(
    private readonly transactions: Transactions,
    private readonly credits: CreditRepository,
    private readonly limits: CreditLimitRepository,
    private readonly ledger: LedgerRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes a grant back by a counter booking; the cause stays used.
   * @throws DomainError `credit.not-granted`, `credit.above-limit`, `credit.spent`
   */
  async execute(id: string, by: Actor, reason: string): Promise<Credit> {
    return this.transactions.run(async (tx) => {
      const granted = await this.credits.lock(tx, id);
      const authority = await this.limits.authority(tx, by.roles, granted.amount.currency);
      const now = this.clock.now();
      const reversed = reverse(granted, signatureOf(by), authority, now, reason);
      const counter = await this.ledger.reversal(tx, id, { bookedAt: now, bookedBy: by.id });
      await this.credits.saveWithEvents(tx, reversed, counter);
      return reversed;
    });
  }
}
