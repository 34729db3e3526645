import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { merge, objectionsToMerge } from '../../domain/merge.js';
import { mergeRefused, subscriberNotFound } from '../../domain/subscriber.errors.js';
import { EdgeRepository } from '../../persistence/edge.repository.js';
import { MergeRepository } from '../../persistence/merge.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';

export interface MergeRequest {
  survivorId: string;
  absorbedId: string;
  reason: string;
  by: string;
  /** A supervisor's word against the objections that may be overridden. */
  override: boolean;
}

@Injectable()
export class MergeSubscribers {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscribers: SubscriberRepository,
    private readonly edges: EdgeRepository,
    private readonly merges: MergeRepository,
  ) {}

  /**
   * @returns false where they were merged like this already
   * @throws DomainError `subscriber.not-found`, `merge.refused` with every objection
   */
  async execute({ survivorId, absorbedId, override, ...facts }: MergeRequest): Promise<boolean> {
    return await this.transactions.run(async (tx) => {
      const ids = [survivorId, absorbedId];
      await this.lock(tx, ids);
      const [edge] = await this.edges.lock(tx, [absorbedId]);
      const survivor = await this.merges.standing(tx, survivorId);
      const absorbed = await this.merges.standing(tx, absorbedId);
      if (absorbed.mergedInto === survivorId) return false;
      const objections = objectionsToMerge(survivor, absorbed).filter(
        ({ overridable }) => !(overridable && override),
      );
      if (objections.length > 0) throw mergeRefused(objections);
      await this.merges.saveWithEvents(tx, merge(edge!, survivorId, { ...facts, time: systemClock.now() }));
      return true;
    });
  }

  // With all who stand behind the two: whoever gets a second account number now would slip past the objections.
  private async lock(tx: Transaction, ids: readonly string[]): Promise<void> {
    const locked = await this.subscribers.lockAll(tx, await this.merges.groupsOf(tx, ids));
    for (const id of ids) if (!locked.has(id)) throw subscriberNotFound(id);
  }
}
