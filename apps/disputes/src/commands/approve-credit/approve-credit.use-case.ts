import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { approve, type Credit, journalOf } from '../../domain/credit/credit.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';
import { CreditRepository } from '../../persistence/credit.repository.js';

@Injectable()
export class ApproveCredit {
  constructor(
    private readonly transactions: Transactions,
    private readonly credits: CreditRepository,
    private readonly limits: CreditLimitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `credit.not-pending`, `credit.second-person-needed`, `credit.above-limit` */
  async execute(id: string, by: Actor, reason?: string): Promise<Credit> {
    return this.transactions.run(async (tx) => {
      const pending = await this.credits.lock(tx, id);
      const authority = await this.limits.authority(tx, by.roles, pending.amount.currency);
      const granted = approve(pending, signatureOf(by), authority, this.clock.now(), reason);
      await this.credits.saveWithEvents(tx, granted, journalOf(granted));
      return granted;
    });
  }
}
