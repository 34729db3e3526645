import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the counting of peers reads beside the key, so that it stays in the index. */
const extra = (column: string): string => (column === 'stream_id' ? '' : ', stream_id');

/** Own copies of what others know: who watched what, what failed, what is paid for, what is declared to be broken. */
export class CreateViewing1767000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE viewing_session (
        session_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        stream_id text NOT NULL,
        stream_name text,
        server_id text,
        ip text,
        isp text,
        region text,
        device_class text,
        started_at timestamptz(3) NOT NULL,
        -- 'infinity' while they watch.
        ended_at timestamptz(3) NOT NULL DEFAULT 'infinity',
        stall_count int,
        stall_duration bigint,
        watched_time bigint,
        failed boolean NOT NULL DEFAULT false
      );
      CREATE INDEX viewing_session_subscriber ON viewing_session (subscriber_id, ended_at);
      CREATE INDEX viewing_session_ended ON viewing_session (ended_at, started_at, subscriber_id) INCLUDE (failed, stream_id);
      CREATE INDEX viewing_session_started ON viewing_session (started_at);
      CREATE TABLE playback_error (
        playback_error_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        stream_id text NOT NULL,
        stream_name text,
        server_id text,
        ip text,
        isp text,
        region text,
        device_class text,
        error_code text NOT NULL,
        occurred_at timestamptz(3) NOT NULL
      );
      CREATE INDEX playback_error_subscriber ON playback_error (subscriber_id, occurred_at);
      CREATE INDEX playback_error_occurred ON playback_error (occurred_at, subscriber_id) INCLUDE (stream_id);
      CREATE INDEX playback_error_pattern ON playback_error (error_code, device_class, occurred_at);
      ${['stream_id', 'server_id', 'isp', 'region', 'device_class']
        .map(
          (column) => `
      CREATE INDEX viewing_session_${column} ON viewing_session (${column}, ended_at, started_at, subscriber_id)
        INCLUDE (failed${extra(column)});
      CREATE INDEX playback_error_${column} ON playback_error (${column}, occurred_at, subscriber_id)
        ${extra(column) && 'INCLUDE (stream_id)'};`,
        )
        .join('')}

      -- Facts, status and expiry each by the latest word on them.
      CREATE TABLE product_copy (
        product_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        name text NOT NULL,
        facts jsonb NOT NULL DEFAULT '{}',
        facts_sequence int NOT NULL DEFAULT 0,
        status text,
        status_sequence int NOT NULL DEFAULT 0,
        expires_at timestamptz,
        expiry_sequence int NOT NULL DEFAULT 0
      );
      CREATE INDEX ON product_copy (subscriber_id);
      CREATE TABLE service_problem (
        problem_id uuid PRIMARY KEY,
        facts jsonb NOT NULL DEFAULT '{}',
        facts_sequence int NOT NULL DEFAULT 0,
        started_at timestamptz,
        resolved_at timestamptz
      );
      CREATE INDEX ON service_problem (started_at) WHERE resolved_at IS NULL;
      CREATE TABLE service_problem_hit (
        problem_id uuid NOT NULL,
        subscriber_id uuid NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz,
        PRIMARY KEY (subscriber_id, problem_id)
      );
      CREATE TABLE diagnosis (
        diagnosis_id uuid PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        answer text NOT NULL CHECK (answer IN ('internal', 'external', 'unknown')),
        result jsonb NOT NULL,
        made_by text NOT NULL,
        made_at timestamptz(3) NOT NULL
      );
      CREATE INDEX ON diagnosis (subscriber_id, made_at, diagnosis_id);
      CREATE INDEX ON diagnosis (made_at, diagnosis_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE diagnosis, service_problem_hit, service_problem, product_copy, playback_error, viewing_session',
    );
  }
}
