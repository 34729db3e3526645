import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePolicy1766000000200 implements MigrationInterface {
  name = 'CreatePolicy1766000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever decides over a person, or writes down what they said, holds the rows of all who are one with them.
      CREATE TABLE person_lock (subscriber_id uuid PRIMARY KEY);

      CREATE TABLE policy_version (
        version int PRIMARY KEY,
        settings jsonb NOT NULL,
        changed_by text NOT NULL,
        reason text,
        changed_at timestamptz NOT NULL
      );

      -- Rows are never changed: the last word counts, and all that were said are kept.
      CREATE TABLE consent_word (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        consent_id uuid NOT NULL,
        sequence int NOT NULL,
        subscriber_id uuid NOT NULL,
        purpose text NOT NULL,
        channel text,
        granted boolean NOT NULL,
        origin text NOT NULL,
        said_by text,
        evidence text,
        said_at timestamptz NOT NULL,
        heard_at timestamptz NOT NULL
      );
      CREATE INDEX ON consent_word (subscriber_id, purpose, channel, said_at DESC, granted);

      CREATE TABLE preference_version (
        subscriber_id uuid NOT NULL,
        version int NOT NULL,
        wishes jsonb NOT NULL,
        changed text[] NOT NULL,
        origin text NOT NULL,
        said_by text,
        said_at timestamptz NOT NULL,
        PRIMARY KEY (subscriber_id, version)
      );

      -- One place in a person's attention for each message that went or waits.
      CREATE TABLE attention_booking (
        notification_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        purpose text NOT NULL,
        severity smallint NOT NULL,
        weight smallint NOT NULL,
        critical boolean NOT NULL,
        day int NOT NULL,
        at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('booked', 'spent', 'displaced')),
        displaced_by uuid,
        accepted boolean NOT NULL DEFAULT false
      );
      CREATE INDEX ON attention_booking (subscriber_id, day);

      CREATE TABLE policy_decision (
        notification_id uuid NOT NULL,
        round int NOT NULL,
        subscriber_id uuid NOT NULL,
        decided_at timestamptz NOT NULL,
        policy_version int NOT NULL,
        action text NOT NULL,
        channels text[],
        until timestamptz,
        steps jsonb NOT NULL,
        PRIMARY KEY (notification_id, round)
      );
      CREATE INDEX ON policy_decision (subscriber_id, decided_at DESC, notification_id DESC, round DESC);

      CREATE TABLE channel_habit (
        subscriber_id uuid NOT NULL,
        channel text NOT NULL,
        month date NOT NULL,
        sent int NOT NULL DEFAULT 0,
        read int NOT NULL DEFAULT 0,
        written int NOT NULL DEFAULT 0,
        PRIMARY KEY (subscriber_id, channel, month)
      );

      -- Shared by all replicas; made when first needed.
      CREATE TABLE unsubscribe_key (
        id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        key bytea NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE unsubscribe_key, channel_habit, policy_decision, attention_booking, preference_version, consent_word,
                  policy_version, person_lock`,
    );
  }
}
