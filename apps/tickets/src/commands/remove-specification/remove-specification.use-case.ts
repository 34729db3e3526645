import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { SpecificationRepository } from '../../persistence/specification.repository.js';

@Injectable()
export class RemoveSpecification {
  constructor(
    private readonly transactions: Transactions,
    private readonly specifications: SpecificationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket-specification.not-found` */
  async execute(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const specification = await this.specifications.lock(tx, id);
      await this.specifications.delete(tx, id);
      await this.specifications.tell(tx, specification, [{ event: 'Delete' }], this.clock.now());
    });
  }
}
