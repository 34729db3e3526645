import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRequestLinks1767000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What links are signed with: one key for all replicas, made here and never shown.
      CREATE TABLE request_link_key (key bytea NOT NULL, made_at timestamptz NOT NULL DEFAULT now());
      INSERT INTO request_link_key (key)
      VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
      CREATE TABLE ticket_rating (
        ticket_id uuid PRIMARY KEY,
        rating_id uuid NOT NULL,
        score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
        comment text,
        agent_id text,
        rated_at timestamptz(3) NOT NULL
      );
      CREATE INDEX ON ticket_rating (rated_at, ticket_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_rating, request_link_key');
  }
}
