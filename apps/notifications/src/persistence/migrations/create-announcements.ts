import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAnnouncements1766000000330 implements MigrationInterface {
  name = 'CreateAnnouncements1766000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE announcement (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'running', 'finished', 'cancelled')),
        document jsonb NOT NULL,
        audience_size int,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        published_by text,
        published_at timestamptz,
        ended_by text,
        ended_at timestamptz
      );
      CREATE INDEX announcement_running ON announcement (id) WHERE status = 'running';

      -- The audience as it was when the announcement was published.
      CREATE TABLE announcement_recipient (
        announcement_id uuid NOT NULL REFERENCES announcement,
        subscriber_id uuid NOT NULL,
        language text,
        due_at timestamptz NOT NULL,
        -- What became of it when it was handed over; null before.
        outcome text,
        reason text,
        notification_id uuid,
        recalled boolean NOT NULL DEFAULT false,
        PRIMARY KEY (announcement_id, subscriber_id)
      );
      CREATE INDEX announcement_recipient_open ON announcement_recipient (due_at, announcement_id, subscriber_id)
        WHERE outcome IS NULL;
      CREATE INDEX announcement_recipient_waiting ON announcement_recipient (announcement_id)
        WHERE outcome IN ('queued', 'scheduled') AND NOT recalled;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE announcement_recipient, announcement');
  }
}
