import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import type { Statement } from '../../domain/diagnosis/statement.js';
import { flowNotFound, runIsOver } from '../../domain/flows/flow.errors.js';
import { answerStep, isAnsweredSo, startRun, type FlowRun } from '../../domain/flows/flow-run.js';
import type { Flow } from '../../domain/flows/flow.js';
import { ticketNotFound } from '../../domain/ticket.errors.js';
import { FlowRepository } from '../../persistence/flow.repository.js';
import { TicketRepository } from '../../persistence/ticket.repository.js';
import { DiagnoseSubscriber } from '../diagnose-subscriber/diagnose-subscriber.use-case.js';
import { RecordRun } from './record-run.js';

/** A run with the flow that it goes by. */
export interface RunAndFlow {
  run: FlowRun;
  flow: Flow;
  /** What the system advises instead, where the flow is not needed. */
  advice?: Statement;
}

@Injectable()
export class RunFlow {
  constructor(
    private readonly transactions: Transactions,
    private readonly flows: FlowRepository,
    private readonly tickets: TicketRepository,
    private readonly diagnoses: DiagnoseSubscriber,
    private readonly recorder: RecordRun,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Begins with a diagnosis: what it knows is not asked, and where the fault is on our side nothing is.
   * @throws DomainError `flow.not-found`, `ticket.not-found`, `diagnosis.bad-subscriber`
   */
  async start(request: {
    flowId: string;
    subscriberId: string;
    ticketId?: string;
    by: string;
  }): Promise<RunAndFlow> {
    const { flowId, by, ...about } = request;
    const found = await this.transactions.run((tx) => this.flows.flow(tx, flowId));
    if (!found) throw flowNotFound(flowId);
    const diagnosis = await this.diagnoses.execute({ ...about, by });
    return await this.transactions.run(async (tx) => {
      const flow = (await this.flows.flow(tx, flowId)) ?? found;
      const { ticketId } = about;
      if (ticketId !== undefined && (await this.tickets.lockAll(tx, [ticketId])).length === 0) {
        throw ticketNotFound(ticketId);
      }
      const begun = {
        ...about,
        id: newId(),
        checks: diagnosis.checks,
        startedBy: by,
        startedAt: this.clock.now(),
      };
      if (diagnosis.answer === 'internal') {
        const run: FlowRun = { ...begun, flowId, flowVersion: flow.version, state: 'not-needed', taken: [] };
        return { run: await this.recorder.record(tx, flow, run, 0, by), flow, advice: diagnosis.advice };
      }
      return { run: await this.recorder.record(tx, flow, startRun(flow, begun), 0, by), flow };
    });
  }

  /**
   * The same answer again changes nothing.
   * @throws DomainError `flow-run.not-found`, `flow-run.step-not-asked`, `flow-run.unknown-answer`
   */
  async answer(
    runId: string,
    given: { step: string; answer: string; note?: string; by: string },
  ): Promise<RunAndFlow> {
    return await this.transactions.run(async (tx) => {
      const run = await this.flows.lock(tx, runId);
      const flow = (await this.flows.flow(tx, run.flowId, run.flowVersion))!;
      if (isAnsweredSo(run, given)) return { run, flow };
      const next = answerStep(flow, run, { ...given, at: this.clock.now() });
      return { run: await this.recorder.record(tx, flow, next, run.taken.length, given.by), flow };
    });
  }

  /** Enough was tried: a ticket carries on from here. @throws DomainError `flow-run.not-found`, `flow-run.over` */
  async giveUp(runId: string, by: string): Promise<RunAndFlow> {
    return await this.transactions.run(async (tx) => {
      const { step: _asked, ...run } = await this.flows.lock(tx, runId);
      if (run.state !== 'running') throw runIsOver();
      const flow = (await this.flows.flow(tx, run.flowId, run.flowVersion))!;
      return {
        run: await this.recorder.record(tx, flow, { ...run, state: 'ticket' }, run.taken.length, by),
        flow,
      };
    });
  }
}
