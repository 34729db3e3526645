import { Injectable } from '@nestjs/common';
import { Transactions } from '@viewline/messaging';
import { ProblemRepository } from '../../persistence/problem.repository.js';

@Injectable()
export class SuggestAlternatives {
  constructor(
    private readonly transactions: Transactions,
    private readonly problems: ProblemRepository,
  ) {}

  /** May come before the outage is known here: its declaration is on the way then. */
  async execute(problemId: string, alternatives: readonly string[]): Promise<void> {
    await this.transactions.run((tx) => this.problems.suggest(tx, problemId, alternatives));
  }
}
