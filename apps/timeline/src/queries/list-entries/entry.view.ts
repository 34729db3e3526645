/** An entry as the API shows it. */
export interface EntryView {
  eventId: string;
  /** Whose event it is; another than the one asked for where timelines are joined. */
  subscriberId: string;
  type: string;
  source: string;
  /** When it happened, RFC 3339. */
  occurredAt: string;
  /** When its service recorded it, RFC 3339. */
  recordedAt: string;
  channel: string | null;
  kind: string;
  title: string;
  text: string | null;
  direction: 'inbound' | 'outbound' | null;
  actor: string | null;
  subjectId: string;
  conversationId: string | null;
  /** Recorded noticeably after it happened, and not taken over from an older system. */
  late: boolean;
  details: Record<string, unknown>;
}

export interface EntryRow {
  event_id: string;
  subscriber_id: string;
  type: string;
  source: string;
  occurred_at: Date;
  recorded_at: Date;
  channel: string | null;
  kind: string;
  title: string;
  text: string | null;
  direction: 'inbound' | 'outbound' | null;
  actor: string | null;
  subject_id: string;
  conversation_id: string | null;
  details: Record<string, unknown>;
}

/** Milliseconds between happening and being recorded: below it is on time, far above it is history taken over. */
const LATE_AFTER = 5 * 60_000;
const HISTORY_AFTER = 3 * 24 * 60 * 60_000;

export function toEntryView(row: EntryRow): EntryView {
  return {
    eventId: row.event_id,
    subscriberId: row.subscriber_id,
    type: row.type,
    source: row.source,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    channel: row.channel,
    kind: row.kind,
    title: row.title,
    text: row.text,
    direction: row.direction,
    actor: row.actor,
    subjectId: row.subject_id,
    conversationId: row.conversation_id,
    late: isLate(row.recorded_at.getTime() - row.occurred_at.getTime()),
    details: row.details,
  };
}

function isLate(delay: number): boolean {
  return delay > LATE_AFTER && delay < HISTORY_AFTER;
}
