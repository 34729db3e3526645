import { Inject, Injectable } from '@nestjs/common';
import type { PromiseFacts } from '@viewline/events';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { makePromise, type Promised } from '../../domain/promises/promise.js';
import { PromiseRepository } from '../../persistence/promise.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';

@Injectable()
export class MakePromise {
  constructor(
    private readonly transactions: Transactions,
    private readonly promises: PromiseRepository,
    private readonly tickets: TicketRepository,
    private readonly idempotency: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `promise.due-…`, `ticket.not-found`, `idempotency.key-reused` */
  async execute(
    given: Omit<PromiseFacts, 'promiseId' | 'madeAt'>,
    idempotencyKey?: string,
  ): Promise<Promised> {
    return await this.transactions.run(async (tx) => {
      const promiseId = newId();
      if (idempotencyKey !== undefined) {
        const repeatable = { key: `promise ${idempotencyKey}`, body: given };
        const before = await this.idempotency.claim(tx, repeatable, promiseId);
        if (before) return await this.promises.lock(tx, before);
      }
      if (given.ticketId !== undefined) await this.tickets.lock(tx, given.ticketId);
      const change = makePromise({ ...given, promiseId }, this.clock.now());
      await this.promises.saveWithEvents(tx, [change]);
      return change.promise;
    });
  }
}
