import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, isId } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import type { Actor } from '../domain/credit/actor.js';
import { disputeNotFound, disputeVersionConflict } from '../domain/dispute/dispute.errors.js';
import type { Dispute } from '../domain/dispute/dispute.js';
import { DisputeRepository } from '../persistence/dispute.repository.js';

/** Which dispute a request is about, and who sends it. */
export interface DisputeTarget {
  id: string;
  expectedVersion: number | undefined;
  by: Actor;
}

/** One change of one dispute: locked, as the caller saw it, in one transaction. */
@Injectable()
export class ChangeDispute {
  constructor(
    private readonly transactions: Transactions,
    private readonly disputes: DisputeRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `dispute.not-found`, `dispute.version-conflict` */
  async run<Result>(
    { id, expectedVersion }: DisputeTarget,
    work: (tx: Transaction, dispute: Dispute, now: Date) => Promise<Result>,
  ): Promise<Result> {
    if (!isId(id)) throw disputeNotFound();
    return await this.transactions.run(async (tx) => {
      const dispute = await this.disputes.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== dispute.version)
        throw disputeVersionConflict();
      return await work(tx, dispute, this.clock.now());
    });
  }
}
