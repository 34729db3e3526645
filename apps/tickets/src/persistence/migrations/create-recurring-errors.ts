import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRecurringErrors1767000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE error_rule (
        rule_id uuid PRIMARY KEY,
        error_code text,
        device_class text,
        threshold int NOT NULL CHECK (threshold > 0),
        window_minutes int NOT NULL CHECK (window_minutes > 0),
        active boolean NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL,
        UNIQUE NULLS NOT DISTINCT (error_code, device_class)
      );
      INSERT INTO error_rule VALUES (gen_random_uuid(), NULL, NULL, 5, 15, true, 'system', now());
      -- One row per error on a device class: whoever looks at its errors holds it, so that nobody opens a second ticket.
      CREATE TABLE error_pattern (
        error_code text NOT NULL,
        device_class text NOT NULL,
        -- Its latest ticket, which may be closed.
        ticket_id uuid,
        -- How often it came to a ticket.
        episodes int NOT NULL DEFAULT 0,
        PRIMARY KEY (error_code, device_class)
      );
      CREATE TABLE error_episode (
        ticket_id uuid PRIMARY KEY,
        error_code text NOT NULL,
        device_class text NOT NULL,
        episode int NOT NULL,
        first_seen timestamptz(3) NOT NULL,
        last_seen timestamptz(3) NOT NULL,
        errors int NOT NULL,
        subscribers int NOT NULL,
        opened_at timestamptz(3) NOT NULL
      );
      CREATE INDEX ON error_episode (opened_at, ticket_id);
      CREATE INDEX ON error_episode (error_code, device_class, episode);
      CREATE TABLE error_episode_subscriber (
        ticket_id uuid NOT NULL REFERENCES error_episode ON DELETE CASCADE,
        subscriber_id uuid NOT NULL,
        PRIMARY KEY (ticket_id, subscriber_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE error_episode_subscriber, error_episode, error_pattern, error_rule');
  }
}
