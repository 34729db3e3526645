import { Injectable } from '@nestjs/common';
import { GuidedFlowStepRecorded } from '@viewline/events';
import { Outbox, type Transaction } from '@viewline/messaging';
import { stepsAsText, type FlowRun } from '../../domain/flows/flow-run.js';
import type { Flow } from '../../domain/flows/flow.js';
import { FlowRepository } from '../../persistence/flow.repository.js';
import { TicketDesk } from '../ticket-desk/ticket-desk.use-case.js';

const LONGEST_NOTE = 4000;

/** What follows from a step: the run is kept, its end reaches a ticket, and the others hear of it. */
@Injectable()
export class RecordRun {
  constructor(
    private readonly flows: FlowRepository,
    private readonly tickets: TicketDesk,
    private readonly outbox: Outbox,
  ) {}

  /** @param known how many steps it had before @returns the run with its ticket */
  async record(tx: Transaction, flow: Flow, run: FlowRun, known: number, by: string): Promise<FlowRun> {
    const ended = run.state === 'ticket' || run.state === 'solved';
    const ticketId = ended ? await this.tellTicket(tx, flow, run, by) : run.ticketId;
    const recorded = { ...run, ...(ticketId !== undefined && { ticketId }) };
    await this.flows.saveRun(tx, recorded, known);
    await this.outbox.append(
      tx,
      recorded.taken.slice(known).map((taken) =>
        GuidedFlowStepRecorded.create(
          {
            runId: run.id,
            subscriberId: run.subscriberId,
            ...(ticketId !== undefined && { ticketId }),
            flow: flow.id,
            flowVersion: flow.version,
            step: taken.step,
            title: taken.title,
            position: taken.position,
            outcome: taken.outcome,
            note: `${taken.answerTitle}${taken.note ? `: ${taken.note}` : ''}`.slice(0, LONGEST_NOTE),
            ...(ended && taken.position === run.taken.length && { finished: true }),
            by: taken.by,
          },
          { time: taken.at, sequence: taken.position },
        ),
      ),
    );
    return recorded;
  }

  /** The ticket that it was run for carries the steps; without one, what did not help becomes one. */
  private async tellTicket(
    tx: Transaction,
    flow: Flow,
    run: FlowRun,
    by: string,
  ): Promise<string | undefined> {
    const note = `${flow.title.en} (guided flow, version ${flow.version}): ${run.state === 'solved' ? 'solved' : 'not solved'}\n${stepsAsText(run)}`;
    if (run.ticketId !== undefined) {
      await this.tickets.note(tx, run.ticketId, note, by);
      return run.ticketId;
    }
    if (run.state === 'solved') return undefined;
    const words = {
      name: flow.title.en,
      description: `${flow.title.en}. ${run.taken.length} steps of the guided flow did not solve it.`,
      ticketType: flow.ticketType,
    };
    return await this.tickets.openFor(tx, run.subscriberId, { ...words, note, by });
  }
}
