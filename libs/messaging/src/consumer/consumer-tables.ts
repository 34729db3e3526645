import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a service needs to consume. Every consuming service's migrations begin with this one. */
export class ConsumerTables1700000000002 implements MigrationInterface {
  name = 'ConsumerTables1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consumer_position (
        consumer text NOT NULL,
        topic text NOT NULL,
        partition int NOT NULL,
        next bigint NOT NULL,
        -- Distinct events received, to be compared with what the source says it published.
        received bigint NOT NULL DEFAULT 0,
        published bigint NOT NULL DEFAULT 0,
        complete_up_to timestamptz,
        -- Since when the count has been short; null while nothing is missing.
        short_since timestamptz,
        PRIMARY KEY (consumer, topic, partition)
      );
      CREATE TABLE inbox (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      );
      CREATE INDEX inbox_received_at ON inbox USING brin (received_at);
      CREATE TABLE dead_letter (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        consumer text NOT NULL,
        topic text NOT NULL,
        partition int NOT NULL,
        log_offset bigint NOT NULL,
        key text NOT NULL,
        headers json NOT NULL,
        value bytea,
        -- A dropped one blocks nothing, but a rebuild must know to pass over it.
        status text NOT NULL CHECK (status IN ('dead', 'parked', 'dropped')),
        cause text,
        attempts int NOT NULL DEFAULT 0,
        stored_at timestamptz NOT NULL DEFAULT now(),
        replay_requested_at timestamptz,
        UNIQUE (consumer, topic, partition, log_offset)
      );
      CREATE INDEX dead_letter_key ON dead_letter (consumer, key, id) WHERE status <> 'dropped';
      CREATE INDEX dead_letter_replay ON dead_letter (consumer, key) WHERE replay_requested_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dead_letter; DROP TABLE inbox; DROP TABLE consumer_position');
  }
}
