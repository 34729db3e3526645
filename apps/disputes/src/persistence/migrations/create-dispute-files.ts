import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDisputeFiles1766000000230 implements MigrationInterface {
  name = 'CreateDisputeFiles1766000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What happened to whom, as evidence. Kept under the id it was said of, whatever is merged, for a limited time.
      CREATE TABLE subscriber_fact (
        event_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        section text NOT NULL,
        type text NOT NULL,
        happened_at timestamptz NOT NULL,
        facts jsonb NOT NULL
      );
      CREATE INDEX ON subscriber_fact (subscriber_id, happened_at);
      CREATE INDEX ON subscriber_fact (happened_at);

      CREATE TABLE dispute_file (
        id uuid PRIMARY KEY,
        dispute_id uuid NOT NULL REFERENCES dispute,
        -- Counts from 1; two who seal at once cannot both follow on the same one.
        number int NOT NULL,
        seal text NOT NULL,
        entry_count int NOT NULL,
        sealed_by text NOT NULL,
        sealed_at timestamptz NOT NULL,
        content bytea NOT NULL,
        UNIQUE (dispute_id, number)
      );
      CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON dispute_file
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dispute_file, subscriber_fact');
  }
}
