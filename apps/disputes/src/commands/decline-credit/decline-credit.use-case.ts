import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { type Credit, decline } from '../../domain/credit/credit.js';
import { CreditRepository } from '../../persistence/credit.repository.js';

@Injectable()
export class DeclineCredit {
  constructor(
    private readonly transactions: Transactions,
    private readonly credits: CreditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `credit.not-pending` */
  async execute(id: string, by: Actor, reason: string): Promise<Credit> {
    return this.transactions.run(async (tx) => {
      const declined = decline(await this.credits.lock(tx, id), signatureOf(by), this.clock.now(), reason);
      await this.credits.saveWithEvents(tx, declined);
      return declined;
    });
  }
}
