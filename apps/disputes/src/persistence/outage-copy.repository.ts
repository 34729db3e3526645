import { Injectable } from '@nestjs/common';
import {
  type EventEnvelope,
  ServiceProblemDeclared,
  type ServiceProblemFacts,
  ServiceProblemLifted,
  ServiceProblemUpdated,
} from '@viewline/events';
import { isId } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { Outage } from '../domain/compensation/compensation.js';
import { latestOf } from './latest-word.js';

/** The events that the copy of outages is made of. */
export const OUTAGE_COPY_EVENTS = [
  ServiceProblemDeclared,
  ServiceProblemUpdated,
  ServiceProblemLifted,
] as const;

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/** Our own copy of outages and of whom they cost how many minutes. */
@Injectable()
export class OutageCopyRepository {
  async save(tx: Transaction, events: readonly EventEnvelope[]): Promise<number> {
    const declared = latestOf(
      events.flatMap((event) =>
        ServiceProblemDeclared.is(event) || ServiceProblemUpdated.is(event)
          ? [{ id: event.subject, sequence: event.sequence, facts: event.data }]
          : [],
      ),
    );
    await tx.query(
      `INSERT INTO outage_copy AS o (problem_id, facts, sequence)
       SELECT * FROM unnest($1::uuid[], $2::jsonb[], $3::int[])
       ON CONFLICT (problem_id) DO UPDATE SET facts = excluded.facts, sequence = excluded.sequence
       WHERE o.sequence < excluded.sequence`,
      [
        declared.map(({ id }) => id),
        declared.map(({ facts }) => JSON.stringify(facts)),
        declared.map(({ sequence }) => sequence),
      ],
    );
    await this.saveEffects(
      tx,
      events.filter((event) => ServiceProblemLifted.is(event)),
    );
    return events.length;
  }

  async find(asked: Asked, problemId: string): Promise<Outage | undefined> {
    if (!isId(problemId)) return undefined;
    const [row] = await asked.query<{ facts: ServiceProblemFacts }[]>(
      'SELECT facts FROM outage_copy WHERE problem_id = $1',
      [problemId],
    );
    if (!row) return undefined;
    const { title, category, scope, duration, startedAt } = row.facts;
    return { problemId, title, category, scope, duration, startedAt: new Date(startedAt) };
  }

  private async saveEffects(tx: Transaction, lifted: readonly EventEnvelope[]): Promise<void> {
    const effects = new Map(
      lifted.flatMap((event) =>
        ServiceProblemLifted.is(event)
          ? [
              [
                `${event.data.problemId} ${event.data.subscriberId} ${Date.parse(event.data.since)}`,
                event.data,
              ] as const,
            ]
          : [],
      ),
    );
    const rows = [...effects].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, data]) => data);
    await tx.query(
      `INSERT INTO outage_effect AS e (problem_id, subscriber_id, since, until, minutes_lost)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::bigint[])
       ON CONFLICT (problem_id, subscriber_id, since) DO UPDATE
       SET until = excluded.until, minutes_lost = excluded.minutes_lost`,
      [
        rows.map(({ problemId }) => problemId),
        rows.map(({ subscriberId }) => subscriberId),
        rows.map(({ since }) => since),
        rows.map(({ until }) => until),
        rows.map(({ minutesLost }) => minutesLost),
      ],
    );
  }
}
