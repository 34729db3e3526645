import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who read, or tried to read, whose data. A service that uses `AuditModule` lists this among its migrations. */
export class CreateAuditRead1760000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_read (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        outcome text NOT NULL CHECK (outcome IN ('read', 'denied')),
        actor_id text NOT NULL,
        actor_name text,
        roles text[] NOT NULL,
        method text NOT NULL,
        route text NOT NULL,
        subscriber_id text NOT NULL,
        correlation_id text NOT NULL
      )`);
    await runner.query('CREATE INDEX audit_read_subscriber ON audit_read (subscriber_id, id DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_read');
  }
}
