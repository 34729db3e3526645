import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImports1764000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        id uuid PRIMARY KEY,
        format text NOT NULL,
        started_by text NOT NULL,
        status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'finished')),
        total_bytes bigint,
        done_bytes bigint NOT NULL DEFAULT 0,
        -- Records committed so far, and what was in them: the same file goes on behind the last, another one is refused.
        records bigint NOT NULL DEFAULT 0,
        fingerprint text NOT NULL DEFAULT '',
        registered int NOT NULL DEFAULT 0,
        updated int NOT NULL DEFAULT 0,
        unchanged int NOT NULL DEFAULT 0,
        rejected int NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE TABLE import_rejection (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
        line int NOT NULL,
        column_name text NOT NULL,
        reason text NOT NULL,
        effect text NOT NULL CHECK (effect IN ('line-rejected', 'value-left-out'))
      );
      CREATE INDEX ON import_rejection (import_id, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_rejection, import');
  }
}
