import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { Check } from '../domain/diagnosis/diagnosis.js';
import { runNotFound } from '../domain/flows/flow.errors.js';
import type { FlowRun, RunState, TakenStep } from '../domain/flows/flow-run.js';
import type { Flow } from '../domain/flows/flow.js';

interface RunRow {
  run_id: string;
  flow_id: string;
  flow_version: number;
  subscriber_id: string;
  state: RunState;
  step: string | null;
  ticket_id: string | null;
  checks: Check[];
  started_by: string;
  started_at: Date;
  taken: TakenStep[];
}

const RUN = `SELECT r.*, coalesce((SELECT jsonb_agg(s.taken ORDER BY s.position) FROM guided_flow_step s
                                   WHERE s.run_id = r.run_id), '[]') AS taken
             FROM guided_flow_run r`;

/** A transaction or a data source. */
interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

@Injectable()
export class FlowRepository {
  /** The latest version unless told; it never changes. */
  async flow(asked: Asked, id: string, version?: number): Promise<Flow | undefined> {
    const [row] = await asked.query<{ definition: Flow; version: number }[]>(
      `SELECT definition, version FROM guided_flow WHERE flow_id = $1 AND ($2::int IS NULL OR version = $2)
       ORDER BY version DESC LIMIT 1`,
      [id, version],
    );
    return row && { ...row.definition, id, version: row.version };
  }

  /** @returns the number of the new version */
  async save(
    tx: Transaction,
    { id, ...definition }: Omit<Flow, 'version'>,
    by: string,
    now: Date,
  ): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`guided flow ${id}`]);
    const [row] = await tx.query<{ version: number }[]>(
      `INSERT INTO guided_flow
       SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4 FROM guided_flow WHERE flow_id = $1 RETURNING version`,
      [id, JSON.stringify(definition), by, now],
    );
    return row!.version;
  }

  /** What an operator made of a flow of ours is left alone. */
  async plant(tx: Transaction, { id, version, ...definition }: Flow, now: Date): Promise<void> {
    await tx.query(`INSERT INTO guided_flow VALUES ($1, $2, $3, 'viewline', $4) ON CONFLICT DO NOTHING`, [
      id,
      version,
      JSON.stringify(definition),
      now,
    ]);
  }

  async find(asked: Asked, runId: string): Promise<FlowRun | undefined> {
    const [row] = await asked.query<RunRow[]>(`${RUN} WHERE r.run_id = $1`, [isId(runId) ? runId : null]);
    return row && toRun(row);
  }

  /** @throws DomainError `flow-run.not-found` */
  async lock(tx: Transaction, runId: string): Promise<FlowRun> {
    // The steps are read after the lock, by a statement of their own, so that they are those of whoever held it last.
    await tx.query('SELECT FROM guided_flow_run WHERE run_id = $1 FOR UPDATE', [isId(runId) ? runId : null]);
    const run = await this.find(tx, runId);
    if (!run) throw runNotFound(runId);
    return run;
  }

  /** With the steps that came since `known` of them were there. */
  async saveRun(tx: Transaction, run: FlowRun, known: number): Promise<void> {
    await tx.query(
      `INSERT INTO guided_flow_run VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (run_id) DO UPDATE SET state = excluded.state, step = excluded.step, ticket_id = excluded.ticket_id`,
      [
        run.id,
        run.flowId,
        run.flowVersion,
        run.subscriberId,
        run.state,
        run.step,
        run.ticketId,
        JSON.stringify(run.checks),
        run.startedBy,
        run.startedAt,
      ],
    );
    await tx.query(
      `INSERT INTO guided_flow_step SELECT $1, (taken->>'position')::int, taken FROM jsonb_array_elements($2::jsonb) taken`,
      [run.id, JSON.stringify(run.taken.slice(known))],
    );
  }
}

const toRun = (row: RunRow): FlowRun => ({
  id: row.run_id,
  flowId: row.flow_id,
  flowVersion: row.flow_version,
  subscriberId: row.subscriber_id,
  state: row.state,
  ...(row.step && { step: row.step }),
  ...(row.ticket_id && { ticketId: row.ticket_id }),
  checks: row.checks,
  startedBy: row.started_by,
  startedAt: row.started_at,
  taken: row.taken.map((taken) => ({ ...taken, at: new Date(taken.at) })),
});
