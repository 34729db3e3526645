import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInteractions1700000001001 implements MigrationInterface {
  name = 'CreateInteractions1700000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interaction (
        -- Derived from (provider, external id), so the primary key is the idempotence of every door.
        id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        conversation_id uuid NOT NULL,
        channel text NOT NULL,
        direction text NOT NULL,
        status text NOT NULL,
        reason text NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        facts jsonb NOT NULL,
        -- TMF683 attributes that the facts do not carry: notes, items, related parties, relationships.
        resource jsonb NOT NULL DEFAULT '{}',
        version int NOT NULL,
        report_version double precision NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        status_changed_at timestamptz NOT NULL
      );
      CREATE INDEX interaction_subscriber ON interaction (subscriber_id, started_at DESC);
      CREATE INDEX interaction_created ON interaction (created_at, id);
      -- Which conversation a mail belongs to, for replies that name only their parent.
      CREATE TABLE mail_thread (message_id text PRIMARY KEY, conversation_id uuid NOT NULL);
      CREATE TABLE delivery_report (
        interaction_id uuid NOT NULL,
        status text NOT NULL,
        reported_at timestamptz NOT NULL,
        PRIMARY KEY (interaction_id, status)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_report; DROP TABLE mail_thread; DROP TABLE interaction');
  }
}
