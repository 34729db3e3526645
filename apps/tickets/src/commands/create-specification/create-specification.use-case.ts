import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import type { Document } from '@viewline/tmf';
import { SpecificationRepository, type Specification } from '../../persistence/specification.repository.js';

@Injectable()
export class CreateSpecification {
  constructor(
    private readonly transactions: Transactions,
    private readonly specifications: SpecificationRepository,
    private readonly idempotency: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same key again gives the same specification. */
  async execute(given: Document, idempotencyKey?: string): Promise<Specification> {
    return await this.transactions.run(async (tx) => {
      const id = newId();
      if (idempotencyKey !== undefined) {
        const repeatable = { key: `specification ${idempotencyKey}`, body: given };
        const before = await this.idempotency.claim(tx, repeatable, id);
        if (before) return await this.specifications.lock(tx, before);
      }
      const now = this.clock.now();
      const made = { id, version: 1, document: { ...given, lastUpdate: now.toISOString() } };
      await this.specifications.save(tx, made);
      await this.specifications.tell(tx, made, [{ event: 'Create' }], now);
      return made;
    });
  }
}
