import { Injectable } from '@nestjs/common';
import {
  ServiceProblemDeclared,
  ServiceProblemHit,
  ServiceProblemLifted,
  ServiceProblemResolved,
  ServiceProblemUpdated,
  type EventEnvelope,
} from '@viewline/events';
import type { Transaction } from '@viewline/messaging';
import { ServiceProblemRepository } from '../../persistence/service-problem.repository.js';

export const SERVICE_PROBLEM_EVENTS = [
  ServiceProblemDeclared,
  ServiceProblemUpdated,
  ServiceProblemResolved,
  ServiceProblemHit,
  ServiceProblemLifted,
] as const;

/** What is declared to be broken, and whom it hits. */
@Injectable()
export class CopyServiceProblems {
  constructor(private readonly problems: ServiceProblemRepository) {}

  async apply(events: readonly EventEnvelope[], tx: Transaction): Promise<number> {
    for (const event of events) {
      if (ServiceProblemDeclared.is(event) || ServiceProblemUpdated.is(event)) {
        await this.problems.declare(tx, event.data, event.sequence);
      } else if (ServiceProblemResolved.is(event)) {
        await this.problems.resolve(tx, event.data);
      }
    }
    await this.problems.saveHits(
      tx,
      events.flatMap((event) =>
        ServiceProblemHit.is(event) || ServiceProblemLifted.is(event) ? [event.data] : [],
      ),
    );
    return events.length;
  }
}
