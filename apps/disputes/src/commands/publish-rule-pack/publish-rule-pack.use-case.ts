import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import type { PackVersion } from '../../domain/compensation/rule-pack.js';
import { RulePackRepository } from '../../persistence/rule-pack.repository.js';
import { readRulePack } from './rule-pack-schema.js';

@Injectable()
export class PublishRulePack {
  constructor(
    private readonly transactions: Transactions,
    private readonly packs: RulePackRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Publishes the next version under this name; what stands there already is not published again.
   * @throws DomainError `rule-pack.invalid`
   */
  async execute(name: string, content: unknown, by: Actor): Promise<{ pack: PackVersion; isNew: boolean }> {
    const pack = readRulePack(content);
    return this.transactions.run((tx) =>
      this.packs.publish(tx, name, pack, signatureOf(by), this.clock.now()),
    );
  }
}
