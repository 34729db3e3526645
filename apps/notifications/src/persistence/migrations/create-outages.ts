import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOutages1766000000320 implements MigrationInterface {
  name = 'CreateOutages1766000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE problem (
        problem_id uuid PRIMARY KEY,
        priority int NOT NULL DEFAULT 3,
        status_url text,
        -- The estimate that people were told last.
        told_eta text,
        -- What else can be watched meanwhile; the operator's word.
        alternatives jsonb NOT NULL DEFAULT '[]',
        sequence int NOT NULL DEFAULT 0
      );
      CREATE TABLE problem_stage (
        problem_id uuid NOT NULL REFERENCES problem,
        stage text NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        slots jsonb NOT NULL,
        PRIMARY KEY (problem_id, stage)
      );
      CREATE TABLE problem_hit (
        problem_id uuid NOT NULL REFERENCES problem,
        subscriber_id uuid NOT NULL,
        hit_at timestamptz NOT NULL,
        lifted_at timestamptz,
        PRIMARY KEY (problem_id, subscriber_id)
      );
      -- The primary key is the promise that nobody is told the same twice.
      CREATE TABLE outage_message (
        problem_id uuid NOT NULL,
        stage text NOT NULL,
        subscriber_id uuid NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        -- Of a stage for one subscriber alone; others have the stage's.
        slots jsonb,
        told boolean NOT NULL DEFAULT false,
        PRIMARY KEY (problem_id, subscriber_id, stage)
      );
      CREATE INDEX outage_message_to_tell ON outage_message (at, problem_id, subscriber_id) WHERE NOT told;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outage_message, problem_hit, problem_stage, problem');
  }
}
