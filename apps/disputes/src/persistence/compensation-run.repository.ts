import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import type { CompensationRun, RunStatus } from '../domain/compensation/compensation-run.js';
import { runNotFound } from '../domain/compensation/compensation.errors.js';
import type { Simulation } from '../domain/compensation/simulation.js';
import type { Signature } from '../domain/credit/actor.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

interface RunRow {
  id: string;
  problem_id: string;
  pack: string;
  version: number;
  status: RunStatus;
  simulation: Simulation;
  simulated_by: Signature;
  simulated_at: Date;
  requested_by: Signature | null;
  requested_at: Date | null;
  decided_by: Signature | null;
  decided_at: Date | null;
  cursor: string | null;
  granted_people: number;
  granted_minor: string;
  passed_over: number;
  ended_at: Date | null;
  stop_reason: string | null;
}

@Injectable()
export class CompensationRunRepository {
  async insert(tx: Transaction, run: CompensationRun): Promise<void> {
    await tx.query(
      `INSERT INTO compensation_run (id, problem_id, pack, version, status, simulation, simulated_by, simulated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        run.id,
        run.problemId,
        run.pack,
        run.version,
        run.status,
        run.simulation,
        run.simulatedBy,
        run.simulatedAt,
      ],
    );
  }

  /** @throws DomainError `compensation-run.not-found` */
  async lock(tx: Transaction, id: string): Promise<CompensationRun> {
    const rows = isId(id)
      ? await tx.query<RunRow[]>('SELECT * FROM compensation_run WHERE id = $1 FOR UPDATE', [id])
      : [];
    if (!rows[0]) throw runNotFound();
    return toRun(rows[0]);
  }

  /** One that has people left to grant to and that nobody else works on. */
  async lockNextGranting(tx: Transaction): Promise<CompensationRun | undefined> {
    const rows = await tx.query<RunRow[]>(
      `SELECT * FROM compensation_run WHERE status = 'granting' ORDER BY requested_at
       LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    return rows[0] && toRun(rows[0]);
  }

  async save(tx: Transaction, run: CompensationRun): Promise<void> {
    await tx.query(
      `UPDATE compensation_run SET status = $2, requested_by = $3, requested_at = $4, decided_by = $5, decided_at = $6,
              cursor = $7, granted_people = $8, granted_minor = $9, passed_over = $10, ended_at = $11, stop_reason = $12
       WHERE id = $1`,
      [
        run.id,
        run.status,
        run.requestedBy,
        run.requestedAt,
        run.decidedBy,
        run.decidedAt,
        run.cursor,
        run.granted.people,
        run.granted.minor,
        run.passedOver,
        run.endedAt,
        run.stopReason,
      ],
    );
  }

  /** The latest ones first, of one outage or of all. */
  async list(asked: Asked, problemId: string | undefined, limit: number): Promise<CompensationRun[]> {
    const rows = await asked.query<RunRow[]>(
      `SELECT * FROM compensation_run WHERE $1::uuid IS NULL OR problem_id = $1
       ORDER BY simulated_at DESC, id DESC LIMIT $2`,
      [problemId ?? null, limit],
    );
    return rows.map(toRun);
  }

  /** @throws DomainError `compensation-run.not-found` */
  async find(asked: Asked, id: string): Promise<CompensationRun> {
    const rows = isId(id)
      ? await asked.query<RunRow[]>('SELECT * FROM compensation_run WHERE id = $1', [id])
      : [];
    if (!rows[0]) throw runNotFound();
    return toRun(rows[0]);
  }
}

function toRun(row: RunRow): CompensationRun {
  return {
    id: row.id,
    problemId: row.problem_id,
    pack: row.pack,
    version: row.version,
    status: row.status,
    simulation: row.simulation,
    simulatedBy: row.simulated_by,
    simulatedAt: row.simulated_at,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    cursor: row.cursor,
    granted: { people: row.granted_people, minor: Number(row.granted_minor) },
    passedOver: row.passed_over,
    endedAt: row.ended_at,
    stopReason: row.stop_reason,
  };
}
