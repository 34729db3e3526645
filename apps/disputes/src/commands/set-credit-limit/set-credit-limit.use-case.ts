import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, DomainError, type Money } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import type { LimitedRole } from '../../domain/credit/credit-limits.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';

@Injectable()
export class SetCreditLimit {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: CreditLimitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `credit-limit.negative` */
  async execute(role: LimitedRole, limit: Money, by: string): Promise<void> {
    if (limit.minor < 0) {
      throw new DomainError('invalid', 'credit-limit.negative', 'A limit is nothing or more');
    }
    await this.transactions.run((tx) => this.limits.save(tx, role, limit, by, this.clock.now()));
  }
}
