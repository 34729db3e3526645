import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { compensationFor } from '../../domain/compensation/compensation.js';
import {
  causeOf,
  type CompensationRun,
  exceedsSimulation,
} from '../../domain/compensation/compensation-run.js';
import type { CreditRequest } from '../../domain/credit/credit.js';
import { AffectedRepository } from '../../persistence/affected.repository.js';
import { CompensationRunRepository } from '../../persistence/compensation-run.repository.js';
import { OutageCopyRepository } from '../../persistence/outage-copy.repository.js';
import { RulePackRepository } from '../../persistence/rule-pack.repository.js';
import { GrantCredits } from '../grant-credits/grant-credits.use-case.js';

export const COMPENSATION_SWEEP = 'compensation-runs';
const BATCH = 500;

/** Grants what was decided, one batch in one transaction with its progress: killed anywhere, it goes on from there. */
@Injectable()
export class RunCompensation implements OnApplicationBootstrap {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly transactions: Transactions,
    private readonly runs: CompensationRunRepository,
    private readonly packs: RulePackRepository,
    private readonly outages: OutageCopyRepository,
    private readonly affected: AffectedRepository,
    private readonly grants: GrantCredits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(COMPENSATION_SWEEP, '* * * * * *', () => this.execute());
  }

  /** @returns how many people were looked at, and 1 for a run that ended */
  async execute(batch = BATCH): Promise<number> {
    return this.transactions.run(async (tx) => {
      const run = await this.runs.lockNextGranting(tx);
      if (!run) return 0;
      const { after, looked } = await this.step(tx, run, batch);
      await this.runs.save(tx, after);
      return looked + 1;
    });
  }

  private async step(tx: Transaction, run: CompensationRun, batch: number) {
    const pack = await this.packs.find(tx, run.pack, run.version);
    const outage = (await this.outages.find(tx, run.problemId))!;
    const people = await this.affected.batch(tx, { ...run, currency: pack.currency }, run.cursor, batch);
    const due = people.flatMap((person): CreditRequest[] => {
      const given = person.hasCredit ? undefined : compensationFor(pack, outage, person);
      if (!given || 'unpaid' in given) return [];
      return [
        {
          subscriberId: person.subscriberId,
          amount: given.amount,
          cause: causeOf(run),
          requestedBy: run.requestedBy!,
          approvedBy: run.decidedBy,
          note: `${outage.title}: ${given.rule}`.slice(0, 1000),
        },
      ];
    });
    if (exceedsSimulation(run, sumOf(due))) return { after: this.stopped(run), looked: 0 };
    const fresh = (await this.grants.execute(tx, due)).filter(({ isNew }) => isNew);
    const after: CompensationRun = {
      ...run,
      cursor: people.at(-1)?.subscriberId ?? run.cursor,
      granted: {
        people: run.granted.people + fresh.length,
        minor: run.granted.minor + sumOf(fresh.map(({ credit }) => credit)),
      },
      passedOver: run.passedOver + people.length - fresh.length,
      ...(people.length < batch && { status: 'finished' as const, endedAt: this.clock.now() }),
    };
    return { after, looked: people.length };
  }

  private stopped(run: CompensationRun): CompensationRun {
    const stopReason = 'More would be given than was simulated: facts have changed. Simulate again.';
    return { ...run, status: 'stopped', endedAt: this.clock.now(), stopReason };
  }
}

const sumOf = (credits: readonly Pick<CreditRequest, 'amount'>[]): number =>
  credits.reduce((sum, { amount }) => sum + amount.minor, 0);
