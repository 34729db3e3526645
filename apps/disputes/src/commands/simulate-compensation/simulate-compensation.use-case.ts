import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { compensationFor } from '../../domain/compensation/compensation.js';
import { problemNotKnown } from '../../domain/compensation/compensation.errors.js';
import type { CompensationRun } from '../../domain/compensation/compensation-run.js';
import { type Simulation, SimulationTally } from '../../domain/compensation/simulation.js';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import { AffectedRepository } from '../../persistence/affected.repository.js';
import { CompensationRunRepository } from '../../persistence/compensation-run.repository.js';
import { OutageCopyRepository } from '../../persistence/outage-copy.repository.js';
import { RulePackRepository } from '../../persistence/rule-pack.repository.js';

export interface SimulationAsked {
  problemId: string;
  pack: string;
  version: number;
}

const BATCH = 2000;

/** What a pack would give to whom for an outage, before anybody is given anything. */
@Injectable()
export class SimulateCompensation {
  constructor(
    private readonly transactions: Transactions,
    private readonly packs: RulePackRepository,
    private readonly outages: OutageCopyRepository,
    private readonly affected: AffectedRepository,
    private readonly runs: CompensationRunRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `rule-pack.not-found`, `compensation.problem-not-known` */
  async execute({ problemId, pack, version }: SimulationAsked, by: Actor): Promise<CompensationRun> {
    const asked = { problemId, pack, version };
    return this.transactions.run(async (tx) => {
      const run: CompensationRun = {
        ...asked,
        id: newId(),
        status: 'simulated',
        simulation: await this.simulate(tx, asked),
        simulatedBy: signatureOf(by),
        simulatedAt: this.clock.now(),
        requestedBy: null,
        requestedAt: null,
        decidedBy: null,
        decidedAt: null,
        cursor: null,
        granted: { people: 0, minor: 0 },
        passedOver: 0,
        endedAt: null,
        stopReason: null,
      };
      await this.runs.insert(tx, run);
      return run;
    });
  }

  private async simulate(
    tx: Transaction,
    { problemId, pack: name, version }: SimulationAsked,
  ): Promise<Simulation> {
    const pack = await this.packs.find(tx, name, version);
    const outage = await this.outages.find(tx, problemId);
    if (!outage) throw problemNotKnown();
    const tally = new SimulationTally(pack.currency);
    const run = { problemId, pack: name, currency: pack.currency };
    for (let cursor: string | null = null; ;) {
      const people = await this.affected.batch(tx, run, cursor, BATCH);
      for (const person of people) {
        if (person.hasCredit) tally.hadBefore();
        else tally.add(person, compensationFor(pack, outage, person));
      }
      if (people.length < BATCH) return tally.result();
      cursor = people.at(-1)!.subscriberId;
    }
  }
}
