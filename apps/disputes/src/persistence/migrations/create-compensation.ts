import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCompensation1766000000220 implements MigrationInterface {
  name = 'CreateCompensation1766000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Copies of what others own, each part by the latest word on it.
      CREATE TABLE product_copy (
        product_id uuid PRIMARY KEY,
        subscriber_id uuid,
        kind text,
        tier text,
        price bigint,
        currency text,
        period text,
        facts_sequence int NOT NULL DEFAULT 0,
        status text,
        status_sequence int NOT NULL DEFAULT 0
      );
      CREATE INDEX ON product_copy (subscriber_id);
      CREATE TABLE outage_copy (
        problem_id uuid PRIMARY KEY,
        facts jsonb NOT NULL,
        sequence int NOT NULL
      );
      CREATE TABLE outage_effect (
        problem_id uuid NOT NULL,
        subscriber_id uuid NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz NOT NULL,
        minutes_lost bigint NOT NULL,
        PRIMARY KEY (problem_id, subscriber_id, since)
      );

      CREATE TABLE rule_pack (
        name text NOT NULL,
        version int NOT NULL,
        content jsonb NOT NULL,
        published_by jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        PRIMARY KEY (name, version)
      );
      CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_pack
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

      CREATE TABLE compensation_run (
        id uuid PRIMARY KEY,
        problem_id uuid NOT NULL,
        pack text NOT NULL,
        version int NOT NULL,
        status text NOT NULL,
        simulation jsonb NOT NULL,
        simulated_by jsonb NOT NULL,
        simulated_at timestamptz NOT NULL,
        requested_by jsonb,
        requested_at timestamptz,
        decided_by jsonb,
        decided_at timestamptz,
        cursor uuid,
        granted_people int NOT NULL DEFAULT 0,
        granted_minor bigint NOT NULL DEFAULT 0,
        passed_over int NOT NULL DEFAULT 0,
        ended_at timestamptz,
        stop_reason text,
        FOREIGN KEY (pack, version) REFERENCES rule_pack (name, version)
      );
      CREATE INDEX ON compensation_run (problem_id, simulated_at, id);
      CREATE INDEX ON compensation_run (requested_at) WHERE status = 'granting';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE compensation_run, rule_pack, outage_effect, outage_copy, product_copy');
  }
}
