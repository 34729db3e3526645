import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBillImports1766000000111 implements MigrationInterface {
  name = 'CreateBillImports1766000000111';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bill_import (
        id uuid PRIMARY KEY,
        format text NOT NULL,
        started_by text NOT NULL,
        status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'finished')),
        total_bytes bigint,
        done_bytes bigint NOT NULL DEFAULT 0,
        -- Committed so far, and what was in them: the same file goes on behind the last, another one is refused.
        records bigint NOT NULL DEFAULT 0,
        fingerprint text NOT NULL DEFAULT '',
        issued int NOT NULL DEFAULT 0,
        rates int NOT NULL DEFAULT 0,
        unchanged int NOT NULL DEFAULT 0,
        rejected int NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE TABLE bill_import_rejection (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        import_id uuid NOT NULL REFERENCES bill_import ON DELETE CASCADE,
        line int NOT NULL,
        reason text NOT NULL
      );
      CREATE INDEX ON bill_import_rejection (import_id, position)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bill_import_rejection, bill_import');
  }
}
