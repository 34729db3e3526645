/** The embedded log lives in a database of its own. Idempotent: run by whoever comes first, under a lock. */
export const LOG_TABLES = `
  CREATE TABLE IF NOT EXISTS log_topic (topic text PRIMARY KEY, partitions int NOT NULL CHECK (partitions > 0));
  CREATE TABLE IF NOT EXISTS log_partition (
    topic text NOT NULL REFERENCES log_topic,
    partition int NOT NULL,
    next bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, partition)
  );
  CREATE TABLE IF NOT EXISTS log_record (
    topic text NOT NULL,
    partition int NOT NULL,
    record_offset bigint NOT NULL,
    key text NOT NULL,
    headers json NOT NULL,
    -- As in the outbox. Bytes would cross each connection as hexadecimal digits, twice as long.
    value text,
    PRIMARY KEY (topic, partition, record_offset)
  );
  -- Logs of earlier builds.
  DO $$ BEGIN
    IF (SELECT atttypid FROM pg_attribute WHERE attrelid = 'log_record'::regclass AND attname = 'value') = 'bytea'::regtype
    THEN ALTER TABLE log_record ALTER COLUMN value TYPE text USING convert_from(value, 'UTF8'); END IF;
  END $$;
  CREATE INDEX IF NOT EXISTS log_record_about_partition ON log_record (topic, partition) WHERE key = '';
  CREATE TABLE IF NOT EXISTS log_member (
    consumer_group text NOT NULL,
    member uuid NOT NULL,
    backend_pid int NOT NULL,
    backend_start timestamptz NOT NULL,
    PRIMARY KEY (consumer_group, member)
  );
`;
