import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProducts1766000000310 implements MigrationInterface {
  name = 'CreateProducts1766000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Facts, status and expiry each by the latest word on them, so that the order of arrival does not matter.
      CREATE TABLE product (
        product_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        name text NOT NULL,
        kind text,
        tier text,
        bouquets text[] NOT NULL DEFAULT '{}',
        renewal_url text,
        facts_sequence int NOT NULL DEFAULT 0,
        status text,
        status_sequence int NOT NULL DEFAULT 0,
        expires_at timestamptz,
        -- Since when it expires then: earlier reminders would tell of what nobody knew.
        expiry_since timestamptz,
        expiry_sequence int NOT NULL DEFAULT 0,
        -- What was planned, by which expiry and status; planned again only when they change.
        planned_for text,
        reminder_at timestamptz
      );
      CREATE INDEX product_subscriber ON product (subscriber_id);
      CREATE INDEX product_reminder ON product (reminder_at) WHERE reminder_at IS NOT NULL;
      CREATE INDEX product_expiry ON product (expires_at) WHERE status = 'active';

      CREATE TABLE reminder (
        product_id uuid NOT NULL REFERENCES product,
        last_day date NOT NULL,
        days int NOT NULL,
        subscriber_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('asked', 'missed')),
        -- Of the message, while it may still have to be called off.
        key text NOT NULL,
        until timestamptz NOT NULL,
        PRIMARY KEY (product_id, last_day, days)
      );
      CREATE INDEX reminder_subscriber ON reminder (subscriber_id, due_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reminder, product');
  }
}
