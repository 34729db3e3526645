/** Bytes as they come from Kafka, text where it is known to be text; null is a tombstone. */
export type RecordValue = Buffer | string | null;

/**
 * Bytes of a record, headers included, that every log takes. A Kafka broker refuses 1,048,588 and more unless told
 * otherwise, and a record that is refused would hold up everything behind it.
 */
export const MOST_RECORD_BYTES = 1_000_000;

/** One entry on its way into the log. */
export interface OutgoingRecord {
  topic: string;
  /** Order is kept among records of one key. */
  key: string;
  headers: Readonly<Record<string, string>>;
  value: RecordValue;
  /** Only for records about a partition itself, of which the latest counts; others go where their key belongs. */
  partition?: number;
}

/** One entry as read back. */
export interface LogRecord {
  topic: string;
  partition: number;
  /** Grows within a partition; gaps are allowed. */
  offset: number;
  key: string | null;
  headers: Readonly<Record<string, string>>;
  value: RecordValue;
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

/** Consecutive records of one partition, oldest first. */
export interface LogBatch extends TopicPartition {
  records: readonly LogRecord[];
}

export interface BatchControl {
  /** Tells the log that work goes on. Cheap; call it between steps of long work. */
  heartbeat(): Promise<void>;
  /** False once the partition was taken away or the subscription is stopping: finish nothing more. */
  isRunning(): boolean;
}

export interface Subscription {
  /** Members of one group share the partitions among themselves; each group sees everything. For ever: renaming it re-reads history. */
  group: string;
  topics: readonly string[];
  /** Milliseconds that records may wait for others to be handed out with. None when left out. */
  linger?: number;
  /** The subscriber owns its positions (they commit with its effects): where should reading go on? */
  position(at: TopicPartition): Promise<number>;
  /** Never more than one call at a time per partition. When it rejects, the position is asked for again and the batch comes back. */
  handle(batch: LogBatch, control: BatchControl): Promise<void>;
}

export interface LogSubscription {
  /** True once partitions were shared out and reading has begun. */
  isReady(): boolean;
  /** Waits for running batches. */
  stop(): Promise<void>;
}

export interface PartitionBounds {
  partition: number;
  /** Offset of the oldest record that is still kept. */
  begin: number;
  /** Offset that the next record will get. */
  end: number;
}

export interface ScanRange extends TopicPartition {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
}

/**
 * A partitioned, append-only log. It promises only what Apache Kafka and PostgreSQL can both keep: at least once,
 * in order per key, exclusive partitions per group, replay from any offset. `log.suite.ts` is the contract.
 */
export interface EventLog {
  /** Creates the topic where it is missing, to be kept for ever; an existing one stays as it is. */
  ensureTopic(topic: string, partitions: number): Promise<void>;
  partitions(topic: string): Promise<number>;
  /** Resolves when all records are durable. Rejects when that is uncertain: publish all of them again, in the same order. */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  subscribe(subscription: Subscription): Promise<LogSubscription>;
  bounds(topic: string): Promise<PartitionBounds[]>;
  /** Reads a fixed range once, outside of any group. */
  scan(range: ScanRange, onRecords: (records: LogRecord[]) => Promise<void>): Promise<void>;
  /** Rejects when the log cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
