import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePromises1766100000300 implements MigrationInterface {
  name = 'CreatePromises1766100000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE promise (
        id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        ticket_id uuid,
        what text NOT NULL,
        text text,
        channel text,
        made_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        promised_by text NOT NULL,
        state text NOT NULL,
        sequence int NOT NULL,
        kept_at timestamptz,
        broken_at timestamptz,
        evidence jsonb,
        kept_by text
      );
      CREATE INDEX promise_due ON promise (due_at) WHERE state = 'made';
      CREATE INDEX promise_broken ON promise (due_at DESC, id DESC) WHERE state = 'broken';
      CREATE INDEX ON promise (subscriber_id, due_at DESC, id DESC);
      CREATE INDEX ON promise (ticket_id) WHERE ticket_id IS NOT NULL;

      CREATE TABLE deed (
        event_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        kinds text[] NOT NULL,
        done_at timestamptz NOT NULL,
        channel text,
        ticket_id text,
        evidence jsonb NOT NULL
      );
      CREATE INDEX ON deed (subscriber_id, done_at);
      CREATE INDEX ON deed (done_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deed, promise');
  }
}
