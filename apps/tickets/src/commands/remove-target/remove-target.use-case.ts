import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { targetNotFound } from '../../domain/sla/sla.errors.js';
import { SlaRepository } from '../../persistence/sla.repository.js';

@Injectable()
export class RemoveTarget {
  constructor(
    private readonly transactions: Transactions,
    private readonly sla: SlaRepository,
  ) {}

  /** Deadlines that were promised by it stand. @throws DomainError `sla.target-not-found` */
  async execute(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!isId(id) || !(await this.sla.deleteTarget(tx, id))) throw targetNotFound(id);
    });
  }
}
