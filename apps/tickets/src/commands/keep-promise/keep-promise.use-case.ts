import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { keepPromise, type Promised } from '../../domain/promises/promise.js';
import { PromiseRepository } from '../../persistence/promise.repository.js';

@Injectable()
export class KeepPromise {
  constructor(
    private readonly transactions: Transactions,
    private readonly promises: PromiseRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Because somebody says so. @throws DomainError `promise.not-found`, `promise.settled`, `promise.broken` */
  async execute(id: string, keptBy: string): Promise<Promised> {
    return await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const change = keepPromise(await this.promises.lock(tx, id), { at: now, keptBy }, now);
      await this.promises.saveWithEvents(tx, [change]);
      return change.promise;
    });
  }
}
