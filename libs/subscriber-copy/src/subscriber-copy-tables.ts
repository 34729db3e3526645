import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SubscriberCopyTables1765000000000 implements MigrationInterface {
  name = 'SubscriberCopyTables1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Facts, status and removal each by the latest word on them, so that the order of arrival does not matter.
      CREATE TABLE subscriber_copy (
        subscriber_id uuid PRIMARY KEY,
        facts jsonb NOT NULL DEFAULT '{}',
        facts_sequence int NOT NULL DEFAULT 0,
        status text,
        status_sequence int NOT NULL DEFAULT 0,
        removed_sequence int NOT NULL DEFAULT 0
      );
      -- A linked address or an absorbed subscriber has one parent, or none any more.
      CREATE TABLE subscriber_edge (
        child_id uuid PRIMARY KEY,
        parent_id uuid,
        sequence int NOT NULL
      );
      CREATE INDEX subscriber_edge_parent ON subscriber_edge (parent_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE subscriber_edge, subscriber_copy');
  }
}
