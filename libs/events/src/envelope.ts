/**
 * One event as it crosses a service boundary: CloudEvents 1.0 attributes in the spelling of the specification,
 * with the extensions partitioning, sequence, recordedtime and distributed tracing.
 */
export interface EventEnvelope<Data = unknown> {
  /** UUID. Version 5 of (channel, external id) where the source has one: sent twice, it is one event. */
  id: string;
  /** `viewline.<aggregate>.<past-tense>.v<N>` */
  type: string;
  /** `/viewline/<service>` */
  source: string;
  /** Id of the aggregate that the event speaks of. */
  subject: string;
  /** When it happened, RFC 3339, UTC, milliseconds. */
  time: string;
  /** When the owning service committed to it, RFC 3339, UTC, milliseconds. */
  recordedtime: string;
  /** Subscriber id, also the key in the log: order is kept per subscriber. */
  partitionkey: string;
  /** Counts the events of one aggregate from 1. */
  sequence: number;
  /** Shared by everything that follows from one first cause. */
  correlationid: string;
  /** Id of the event that led to this one. */
  causationid?: string;
  /** W3C trace context. */
  traceparent?: string;
  data: Data;
}

/** An event as a use case states it; the outbox adds source, recorded time and trace. */
export interface NewEvent<Data = unknown> {
  id: string;
  type: string;
  topic: string;
  subject: string;
  partitionkey: string;
  sequence: number;
  time: Date;
  correlationid?: string;
  causationid?: string;
  /** The outbox takes the running span where none is given. */
  traceparent?: string;
  data: Data;
}
