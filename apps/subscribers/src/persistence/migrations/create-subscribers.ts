import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSubscribers1764000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE subscriber (
        id uuid PRIMARY KEY,
        external_id text UNIQUE,
        version int NOT NULL,
        document jsonb NOT NULL,
        party_id text GENERATED ALWAYS AS (document #>> '{engagedParty,id}') STORED,
        -- Name and postal address in comparable form, to find the same person registered twice.
        name_key text NOT NULL,
        place_key text,
        import_id uuid,
        import_line int,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX ON subscriber (party_id);
      CREATE INDEX ON subscriber (name_key, place_key) WHERE place_key IS NOT NULL;

      CREATE TABLE individual (id uuid PRIMARY KEY, version int NOT NULL, document jsonb NOT NULL);
      CREATE TABLE organization (id uuid PRIMARY KEY, version int NOT NULL, document jsonb NOT NULL);

      -- "This one stands on that one's timeline". A row stays when its parent goes: the sequence must go on.
      CREATE TABLE edge (
        child_id uuid PRIMARY KEY,
        parent_id uuid,
        sequence int NOT NULL
      );
      CREATE INDEX ON edge (parent_id) WHERE parent_id IS NOT NULL;

      -- The primary key is the promise that an address belongs to one subscriber.
      CREATE TABLE identity (
        kind text NOT NULL,
        value text NOT NULL,
        subscriber_id uuid NOT NULL REFERENCES subscriber,
        provisional_id uuid NOT NULL REFERENCES edge,
        verified boolean NOT NULL,
        source text NOT NULL,
        linked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (kind, value)
      );
      CREATE INDEX ON identity (subscriber_id);
      CREATE INDEX ON identity (provisional_id);

      CREATE TABLE relationship (
        id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        type text NOT NULL,
        target text NOT NULL,
        sequence int NOT NULL,
        active boolean NOT NULL
      );
      CREATE INDEX ON relationship (subscriber_id);
      CREATE INDEX ON relationship (target) WHERE active;

      CREATE TABLE idempotency_key (
        key text PRIMARY KEY,
        request_hash text NOT NULL,
        resource_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE idempotency_key, relationship, identity, edge, organization, individual, subscriber',
    );
  }
}
