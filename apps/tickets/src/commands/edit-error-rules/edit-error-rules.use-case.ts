import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, isId, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { ErrorPatternRepository, type EditedErrorRule } from '../../persistence/error-pattern.repository.js';

const MOST_RULES = 1000;

@Injectable()
export class EditErrorRules {
  constructor(
    private readonly transactions: Transactions,
    private readonly patterns: ErrorPatternRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One rule for each error and class: giving it again changes it. @returns its id */
  async save(rule: Omit<EditedErrorRule, 'id'>): Promise<string> {
    return await this.transactions.run(async (tx) => {
      if ((await this.patterns.rules(tx)).length >= MOST_RULES) {
        throw new DomainError('conflict', 'error-rule.too-many', `there are at most ${MOST_RULES} rules`);
      }
      return await this.patterns.saveRule(tx, { ...rule, id: newId() }, this.clock.now());
    });
  }

  /** @throws DomainError `error-rule.not-found`, also for the one for everything, which can only be switched off */
  async remove(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!isId(id) || !(await this.patterns.removeRule(tx, id))) {
        throw new DomainError('not-found', 'error-rule.not-found', 'no such rule that could be removed');
      }
    });
  }
}
