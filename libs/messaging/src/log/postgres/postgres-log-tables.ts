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
    value bytea,
    PRIMARY KEY (topic, partition, record_offset)
  );
  CREATE INDEX IF NOT EXISTS log_record_about_partition ON log_record (topic, partition) WHERE key = '';
  CREATE TABLE IF NOT EXISTS log_member (
    consumer_group text NOT NULL,
    member uuid NOT NULL,
    backend_pid int NOT NULL,
    backend_start timestamptz NOT NULL,
    PRIMARY KEY (consumer_group, member)
  );
`;
