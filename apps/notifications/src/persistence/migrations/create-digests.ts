import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDigests1766000000340 implements MigrationInterface {
  name = 'CreateDigests1766000000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each person and purpose; there is an open digest while it has a time.
      CREATE TABLE digest_window (
        subscriber_id uuid NOT NULL,
        purpose text NOT NULL,
        due_at timestamptz,
        PRIMARY KEY (subscriber_id, purpose)
      );
      CREATE INDEX digest_window_due ON digest_window (due_at) WHERE due_at IS NOT NULL;
      CREATE TABLE notice (
        key text PRIMARY KEY,
        position bigint GENERATED ALWAYS AS IDENTITY,
        subscriber_id uuid NOT NULL,
        purpose text NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        collected_at timestamptz NOT NULL,
        digest_id uuid
      );
      CREATE INDEX notice_open ON notice (subscriber_id, purpose, position) WHERE digest_id IS NULL;

      CREATE TABLE acceptance (
        acceptance_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        document text NOT NULL,
        version text NOT NULL,
        accepted_at timestamptz NOT NULL,
        origin text NOT NULL,
        accepted_by text,
        evidence text,
        UNIQUE (subscriber_id, document, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE acceptance, notice, digest_window');
  }
}
