import type { PromiseFacts, PromiseKind } from '@viewline/events';
import type { Evidence, Promised, PromiseState } from '../domain/promises/promise.js';

export interface PromiseRow {
  id: string;
  subscriber_id: string;
  ticket_id: string | null;
  what: PromiseKind;
  text: string | null;
  channel: PromiseFacts['channel'] | null;
  made_at: Date;
  due_at: Date;
  promised_by: string;
  state: PromiseState;
  sequence: number;
  kept_at: Date | null;
  broken_at: Date | null;
  evidence: Evidence | null;
  kept_by: string | null;
}

export const PROMISE_COLUMNS = `id, subscriber_id, ticket_id, what, text, channel, made_at, due_at, promised_by, state,
  sequence, kept_at, broken_at, evidence, kept_by`;

export function toPromise(row: PromiseRow): Promised {
  return {
    promiseId: row.id,
    subscriberId: row.subscriber_id,
    ...(row.ticket_id && { ticketId: row.ticket_id }),
    what: row.what,
    ...(row.text !== null && { text: row.text }),
    ...(row.channel && { channel: row.channel }),
    madeAt: row.made_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    by: row.promised_by,
    state: row.state,
    sequence: row.sequence,
    ...(row.kept_at && { keptAt: row.kept_at.toISOString() }),
    ...(row.broken_at && { brokenAt: row.broken_at.toISOString() }),
    ...(row.evidence && { evidence: row.evidence }),
    ...(row.kept_by && { keptBy: row.kept_by }),
  };
}
