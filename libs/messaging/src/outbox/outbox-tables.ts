import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a service needs to publish. Every publishing service's migrations begin with this one. */
export class OutboxTables1700000000001 implements MigrationInterface {
  name = 'OutboxTables1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        topic text NOT NULL,
        key text NOT NULL,
        event_id uuid NOT NULL,
        headers json NOT NULL,
        value text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
      -- How many events ever went to each partition: the relay's half of the completeness mark.
      CREATE TABLE relay_count (
        topic text NOT NULL,
        partition int NOT NULL,
        published bigint NOT NULL,
        PRIMARY KEY (topic, partition)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE relay_count; DROP TABLE outbox');
  }
}
