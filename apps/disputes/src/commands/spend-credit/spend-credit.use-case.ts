import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Money } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { amountNotPositive } from '../../domain/credit/credit.errors.js';
import { type Spending, spendingOf, takeFrom } from '../../domain/credit/spending.js';
import { spendingCauseUsed } from '../../domain/ledger/ledger.errors.js';
import { spendingJournal } from '../../domain/ledger/journal.js';
import { LedgerRepository } from '../../persistence/ledger.repository.js';
import { SpendingRepository } from '../../persistence/spending.repository.js';

export interface SpendingAsked {
  subscriberId: string;
  amount: Money;
  /** What it is spent on, such as a bill. */
  cause: { kind: string; id: string };
  by: Actor;
}

@Injectable()
export class SpendCredit {
  constructor(
    private readonly transactions: Transactions,
    private readonly spendings: SpendingRepository,
    private readonly ledger: LedgerRepository,
    private readonly subscribers: SubscriberCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Spends the subscriber's own credit first and then that of those who are one with them; once for its cause, also if
   * it was reversed since: a call that is late or repeated spends nothing again.
   * @throws DomainError `credit.not-enough`, `spending.cause-used`, `credit.amount-not-positive`
   */
  async execute({ by, ...asked }: SpendingAsked): Promise<{ spending: Spending; isNew: boolean }> {
    if (asked.amount.minor <= 0) throw amountNotPositive();
    return this.transactions.run(async (tx) => {
      const spending = spendingOf({ ...asked, by: signatureOf(by), at: this.clock.now() });
      const before = await this.spendings.claim(tx, spending);
      if (before) {
        const isSame = before.subscriberId === asked.subscriberId && before.amount.equals(asked.amount);
        if (!isSame) throw spendingCauseUsed();
        return { spending: before, isNew: false };
      }
      const family = await this.subscribers.familyOf(asked.subscriberId, tx);
      const payers = [asked.subscriberId, ...family.filter((id) => id !== asked.subscriberId)];
      const balances = await this.ledger.lockBalances(tx, payers, asked.amount.currency);
      const purses = payers.map((subscriberId, index) => ({ subscriberId, balance: balances[index]! }));
      const booking = { reference: spending.id, bookedAt: spending.at, bookedBy: by.id };
      await this.ledger.post(tx, [spendingJournal(takeFrom(purses, asked.amount), booking)]);
      await this.spendings.tell(tx, spending);
      return { spending, isNew: true };
    });
  }
}
