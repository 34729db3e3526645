import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { patchDocument } from '@viewline/tmf';
import { specificationVersionConflict } from '../../domain/specification.errors.js';
import { SpecificationRepository, type Specification } from '../../persistence/specification.repository.js';
import { TROUBLE_TICKET_SPECIFICATION } from '../../resources/trouble-ticket-specification.js';

@Injectable()
export class ChangeSpecification {
  constructor(
    private readonly transactions: Transactions,
    private readonly specifications: SpecificationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket-specification.not-found`, `ticket-specification.version-conflict` */
  async execute(id: string, patch: unknown, expectedVersion?: number): Promise<Specification> {
    return await this.transactions.run(async (tx) => {
      const before = await this.specifications.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== before.version) {
        throw specificationVersionConflict(expectedVersion, before.version);
      }
      const { document, changed } = patchDocument(TROUBLE_TICKET_SPECIFICATION, before.document, patch);
      if (changed.length === 0) return before;
      const now = this.clock.now();
      const after = {
        id,
        version: before.version + 1,
        document: { ...document, lastUpdate: now.toISOString() },
      };
      await this.specifications.save(tx, after);
      const others = changed.filter((name) => name !== 'lifecycleStatus');
      const value = { event: 'AttributeValueChange', fieldPath: others.join(',') } as const;
      const isMoved = changed.length > others.length;
      const events = [
        ...(others.length > 0 ? [value] : []),
        ...(isMoved ? [{ event: 'StatusChange' } as const] : []),
      ];
      await this.specifications.tell(tx, after, events, now);
      return after;
    });
  }
}
