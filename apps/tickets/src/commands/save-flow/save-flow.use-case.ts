import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, whenUp } from '@viewline/messaging';
import { BUFFERING_FLOW } from '../../domain/flows/buffering-flow.js';
import { checkFlow } from '../../domain/flows/check-flow.js';
import { badFlow } from '../../domain/flows/flow.errors.js';
import type { Flow } from '../../domain/flows/flow.js';
import { FlowRepository } from '../../persistence/flow.repository.js';

@Injectable()
export class SaveFlow implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly flows: FlowRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The play-book that every installation begins with. */
  async onApplicationBootstrap(): Promise<void> {
    await whenUp(() => this.transactions.run((tx) => this.flows.plant(tx, BUFFERING_FLOW, this.clock.now())));
  }

  /** A new version; what runs goes on by its own. @returns its number @throws DomainError `flow.bad` with every reason */
  async execute(flow: Omit<Flow, 'version'>, by: string): Promise<number> {
    const problems = checkFlow(flow);
    if (problems.length > 0) throw badFlow(problems);
    return await this.transactions.run((tx) => this.flows.save(tx, flow, by, this.clock.now()));
  }
}
