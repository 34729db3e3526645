import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subscriptions and their queue, in the database of each service that has a hub. List it among the migrations. */
export class HubTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hub_subscription (
        subscription_id uuid PRIMARY KEY,
        api text NOT NULL,
        callback text NOT NULL,
        query text,
        filter jsonpath,
        variables jsonb NOT NULL DEFAULT '{}',
        secret text NOT NULL,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'gone', 'unreachable')),
        created_at timestamptz NOT NULL DEFAULT now(),
        claim uuid,
        claimed_until timestamptz NOT NULL DEFAULT '-infinity'
      )`);
    await runner.query(`CREATE INDEX ON hub_subscription (api) WHERE status = 'active'`);
    await runner.query(`
      CREATE TABLE hub_delivery (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        delivery_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        subscription_id uuid NOT NULL REFERENCES hub_subscription ON DELETE CASCADE,
        event_id text NOT NULL,
        event_type text NOT NULL,
        body text NOT NULL,
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_attempt_at timestamptz,
        last_outcome text,
        UNIQUE (subscription_id, event_id)
      )`);
    await runner.query(`CREATE INDEX ON hub_delivery (subscription_id, position) WHERE status = 'pending'`);
    await runner.query(`CREATE INDEX ON hub_delivery (last_attempt_at) WHERE status = 'delivered'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hub_delivery, hub_subscription');
  }
}
