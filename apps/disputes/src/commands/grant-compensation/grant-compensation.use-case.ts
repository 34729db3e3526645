import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import {
  approveRun,
  type CompensationRun,
  costOf,
  declineRun,
  requestGrant,
} from '../../domain/compensation/compensation-run.js';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { CompensationRunRepository } from '../../persistence/compensation-run.repository.js';
import { CreditLimitRepository } from '../../persistence/credit-limit.repository.js';

/** Decides whether a simulated run is granted; the granting itself goes on by itself, batch by batch. */
@Injectable()
export class GrantCompensation {
  constructor(
    private readonly transactions: Transactions,
    private readonly runs: CompensationRunRepository,
    private readonly limits: CreditLimitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `compensation-run.wrong-status` */
  async request(id: string, by: Actor): Promise<CompensationRun> {
    return this.transactions.run(async (tx) => {
      const run = await this.runs.lock(tx, id);
      const authority = await this.limits.authority(tx, by.roles, costOf(run).currency);
      const requested = requestGrant(run, signatureOf(by), authority, this.clock.now());
      await this.runs.save(tx, requested);
      return requested;
    });
  }

  /** @throws DomainError `compensation-run.wrong-status`, `…second-person-needed`, `…operator-needed` */
  async approve(id: string, by: Actor): Promise<CompensationRun> {
    return this.decide(id, (run) => approveRun(run, signatureOf(by), by.roles, this.clock.now()));
  }

  /** @throws DomainError `compensation-run.wrong-status` */
  async decline(id: string, by: Actor): Promise<CompensationRun> {
    return this.decide(id, (run) => declineRun(run, signatureOf(by), this.clock.now()));
  }

  private decide(id: string, decision: (run: CompensationRun) => CompensationRun): Promise<CompensationRun> {
    return this.transactions.run(async (tx) => {
      const decided = decision(await this.runs.lock(tx, id));
      await this.runs.save(tx, decided);
      return decided;
    });
  }
}
