import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGuidedFlows1767000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A version stays as it is: a run ends by the one it began with.
      CREATE TABLE guided_flow (
        flow_id text NOT NULL,
        version int NOT NULL,
        definition jsonb NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        PRIMARY KEY (flow_id, version)
      );
      CREATE TABLE guided_flow_run (
        run_id uuid PRIMARY KEY,
        flow_id text NOT NULL,
        flow_version int NOT NULL,
        subscriber_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('running', 'solved', 'ticket', 'not-needed')),
        step text,
        ticket_id uuid,
        checks jsonb NOT NULL,
        started_by text NOT NULL,
        started_at timestamptz(3) NOT NULL,
        FOREIGN KEY (flow_id, flow_version) REFERENCES guided_flow
      );
      CREATE INDEX ON guided_flow_run (started_at, run_id);
      CREATE INDEX ON guided_flow_run (subscriber_id, started_at, run_id);
      CREATE TABLE guided_flow_step (
        run_id uuid NOT NULL REFERENCES guided_flow_run ON DELETE CASCADE,
        position int NOT NULL,
        taken jsonb NOT NULL,
        PRIMARY KEY (run_id, position)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE guided_flow_step, guided_flow_run, guided_flow');
  }
}
