import { Injectable } from '@nestjs/common';
import type {
  EventDefinition,
  PlaybackFailed,
  ViewingSessionEnded,
  ViewingSessionStarted,
} from '@viewline/events';
import type { Transaction } from '@viewline/messaging';

type DataOf<Definition> = Definition extends EventDefinition<infer Data> ? Data : never;
export type SessionStarted = DataOf<typeof ViewingSessionStarted>;
export type SessionEnded = DataOf<typeof ViewingSessionEnded>;
export type PlaybackError = DataOf<typeof PlaybackFailed>;

const SESSION_COLUMNS = `session_id uuid, subscriber_id uuid, stream_id text, stream_name text, server_id text, ip text,
  isp text, region text, device_class text, started_at timestamptz, ended_at timestamptz, stall_count int,
  stall_duration bigint, watched_time bigint, failed boolean`;

/** Sessions and errors in any order and however often. */
@Injectable()
export class ViewingRepository {
  async saveSessions(tx: Transaction, sessions: readonly (SessionStarted | SessionEnded)[]): Promise<void> {
    // The end says all that the beginning does: of two words on one session it is the last.
    const byId = new Map<string, SessionStarted | SessionEnded>();
    for (const session of sessions) {
      if (!byId.has(session.sessionId) || isEnd(session)) byId.set(session.sessionId, session);
    }
    const rows = [...byId.values()].map((session) => ({
      ...viewingColumns(session),
      session_id: session.sessionId,
      started_at: session.startedAt,
      ended_at: isEnd(session) ? session.endedAt : 'infinity',
      stall_count: isEnd(session) ? session.playbackStallCount : null,
      stall_duration: isEnd(session) ? session.playbackStallDuration : null,
      watched_time: isEnd(session) ? session.watchedTime : null,
      failed: isEnd(session) && session.playbackFailed,
    }));
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO viewing_session AS s
         (session_id, subscriber_id, stream_id, stream_name, server_id, ip, isp, region, device_class, started_at,
          ended_at, stall_count, stall_duration, watched_time, failed)
       SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r(${SESSION_COLUMNS}) ORDER BY session_id
       ON CONFLICT (session_id) DO UPDATE
       SET stream_id = excluded.stream_id, server_id = excluded.server_id, ip = excluded.ip, isp = excluded.isp,
           region = excluded.region, device_class = excluded.device_class, ended_at = excluded.ended_at,
           stall_count = excluded.stall_count, stall_duration = excluded.stall_duration,
           watched_time = excluded.watched_time, failed = excluded.failed
       WHERE s.ended_at = 'infinity' AND excluded.ended_at <> 'infinity'`,
      [JSON.stringify(rows)],
    );
  }

  /** @returns those that were new */
  async saveErrors(tx: Transaction, errors: readonly PlaybackError[]): Promise<PlaybackError[]> {
    const byId = new Map(errors.map((error) => [error.playbackErrorId, error]));
    const rows = [...byId.values()].map((error) => ({
      ...viewingColumns(error),
      playback_error_id: error.playbackErrorId,
      error_code: error.errorCode,
      occurred_at: error.occurredAt,
    }));
    if (rows.length === 0) return [];
    const saved = await tx.query<{ playback_error_id: string }[]>(
      `INSERT INTO playback_error (playback_error_id, subscriber_id, stream_id, stream_name, server_id, ip, isp, region,
                                   device_class, error_code, occurred_at)
       SELECT r.* FROM jsonb_to_recordset($1::jsonb) AS r(playback_error_id uuid, subscriber_id uuid, stream_id text,
         stream_name text, server_id text, ip text, isp text, region text, device_class text, error_code text,
         occurred_at timestamptz) ORDER BY playback_error_id
       ON CONFLICT DO NOTHING RETURNING playback_error_id`,
      [JSON.stringify(rows)],
    );
    const fresh = new Set(saved.map((row) => row.playback_error_id));
    return [...byId.values()].filter(({ playbackErrorId }) => fresh.has(playbackErrorId.toLowerCase()));
  }

  /** Forgets up to `most` of each kind that ended, or happened, before. */
  async forget(tx: Transaction, before: Date, most: number): Promise<number> {
    const counts = [
      // What never ended is forgotten by its beginning.
      await remove(tx, 'viewing_session', 'session_id', 'started_at', before, most),
      await remove(tx, 'playback_error', 'playback_error_id', 'occurred_at', before, most),
    ];
    return Math.max(...counts);
  }
}

const isEnd = (session: SessionStarted | SessionEnded): session is SessionEnded => 'endedAt' in session;

const viewingColumns = (viewing: SessionStarted | PlaybackError) => ({
  subscriber_id: viewing.subscriberId,
  stream_id: viewing.streamId,
  stream_name: viewing.streamName,
  server_id: viewing.serverId,
  ip: viewing.ip,
  isp: viewing.isp,
  region: viewing.region,
  device_class: viewing.deviceClass,
});

async function remove(
  tx: Transaction,
  table: string,
  id: string,
  column: string,
  before: Date,
  most: number,
): Promise<number> {
  const [, count] = await tx.query<[unknown[], number]>(
    `DELETE FROM ${table} WHERE ${id} IN
       (SELECT ${id} FROM ${table} WHERE ${column} < $1 ORDER BY ${column} LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, most],
  );
  return count;
}
