import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { type Credit, type CreditRequest, grantAtOnce } from '../../domain/credit/credit.js';
import { CreditRepository } from '../../persistence/credit.repository.js';

/** Grants by a rule that somebody with the authority set up: coupons, referrals, compensation. Many at once. */
@Injectable()
export class GrantCredits {
  constructor(
    private readonly credits: CreditRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns for each, the credit that its cause has now, and whether it was granted just now */
  async execute(
    tx: Transaction,
    grants: readonly CreditRequest[],
  ): Promise<{ credit: Credit; isNew: boolean }[]> {
    const now = this.clock.now();
    return this.credits.insertWithEvents(
      tx,
      grants.map((grant) => grantAtOnce(grant, now)),
    );
  }
}
