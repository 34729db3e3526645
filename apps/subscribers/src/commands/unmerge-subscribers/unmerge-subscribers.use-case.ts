import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { unmerge } from '../../domain/merge.js';
import { EdgeRepository } from '../../persistence/edge.repository.js';
import { MergeRepository } from '../../persistence/merge.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';

@Injectable()
export class UnmergeSubscribers {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly edges: EdgeRepository,
    private readonly merges: MergeRepository,
  ) {}

  /**
   * Addresses stay with whom they were linked to, those linked while merged too.
   * @throws DomainError `subscriber.not-found`, `merge.not-found`
   */
  async execute(absorbedId: string, facts: { reason: string; by: string }): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.subscribers.lock(tx, absorbedId);
      const [edge] = await this.edges.lock(tx, [absorbedId]);
      await this.merges.saveWithEvents(tx, unmerge(edge!, { ...facts, time: systemClock.now() }));
    });
  }
}
