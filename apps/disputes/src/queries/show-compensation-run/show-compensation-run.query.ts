import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompensationRunRepository } from '../../persistence/compensation-run.repository.js';
import { runView } from './compensation-run.view.js';

const MOST = 100;

/** What a run would cost, what it has given so far, and who decided it. */
@Injectable()
export class ShowCompensationRun {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: CompensationRunRepository,
  ) {}

  /** @throws DomainError `compensation-run.not-found` */
  async one(id: string) {
    return runView(await this.runs.find(this.dataSource, id));
  }

  /** The latest ones, without their samples: those name people. */
  async list(problemId: string | undefined) {
    const runs = await this.runs.list(this.dataSource, problemId, MOST);
    return {
      items: runs.map((run) => {
        const { simulation, ...view } = runView(run);
        const { sample: _sample, ...figures } = simulation;
        return { ...view, simulation: figures };
      }),
    };
  }
}
