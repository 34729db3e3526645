import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { flowNotFound, runNotFound } from '../../domain/flows/flow.errors.js';
import type { FlowRun } from '../../domain/flows/flow-run.js';
import type { Flow } from '../../domain/flows/flow.js';
import { FlowRepository } from '../../persistence/flow.repository.js';

@Injectable()
export class ShowFlow {
  constructor(
    private readonly dataSource: DataSource,
    private readonly flows: FlowRepository,
  ) {}

  /** @throws DomainError `flow.not-found` */
  async flow(id: string): Promise<Flow> {
    const flow = await this.flows.flow(this.dataSource, id);
    if (!flow) throw flowNotFound(id);
    return flow;
  }

  /** @throws DomainError `flow-run.not-found` */
  async run(id: string): Promise<{ run: FlowRun; flow: Flow }> {
    const run = await this.flows.find(this.dataSource, id);
    const flow = run && (await this.flows.flow(this.dataSource, run.flowId, run.flowVersion));
    if (!flow) throw runNotFound(id);
    return { run, flow };
  }
}
