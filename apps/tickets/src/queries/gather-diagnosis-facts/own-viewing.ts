import type { Viewing } from '../../domain/diagnosis/diagnosis.js';
import type { DiagnosisFacts } from '../../domain/diagnosis/facts.js';

interface Watched {
  stream_id: string;
  stream_name: string | null;
  server_id: string | null;
  isp: string | null;
  region: string | null;
  device_class: string | null;
}

export interface SessionRow extends Watched {
  ip: string | null;
  started_at: Date;
  /** Null while they watch. */
  ended_at: Date | null;
  stall_count: number | null;
}

export interface ErrorRow extends Watched {
  error_code: string;
  occurred_at: Date;
}

const HOUR = 60 * 60_000;
/** Sessions whose end nobody told are believed for so long. */
const LONGEST_SESSION = 12 * HOUR;

type OwnFacts = Pick<DiagnosisFacts, 'openSessions' | 'addresses' | 'errors' | 'stalls' | 'viewing'>;

/** What a subscriber's own sessions and errors of the last day say. */
export function ownViewing(
  sessions: readonly SessionRow[],
  errors: readonly ErrorRow[],
  now: Date,
  streamId?: string,
): OwnFacts {
  const within = (at: Date, span: number) => at.getTime() >= now.getTime() - span;
  const open = sessions.filter((one) => one.ended_at === null && within(one.started_at, LONGEST_SESSION));
  const recent = sessions.filter(({ ended_at: end }) => end === null || within(end, HOUR));
  const codes = new Map<string, number>();
  for (const { error_code: code, occurred_at: at } of errors) {
    if (within(at, HOUR)) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const viewing = viewingOf(sessions, errors, now, streamId);
  return {
    openSessions: open.length,
    addresses: new Set(open.flatMap(({ ip }) => ip ?? [])).size,
    errors: codes,
    stalls: {
      sessions: recent.length,
      stalledSessions: recent.filter(({ stall_count: stalls }) => (stalls ?? 0) > 0).length,
    },
    ...(viewing && { viewing }),
  };
}

/** The last that was watched; of the stream that they name, if they name one, else from where they watch. */
function viewingOf(
  sessions: readonly SessionRow[],
  errors: readonly ErrorRow[],
  now: Date,
  streamId?: string,
): Viewing | undefined {
  const seen = [
    ...sessions.map((row) => ({ row, at: row.started_at })),
    ...errors.map((row) => ({ row, at: row.occurred_at })),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const last = seen.find(({ row }) => row.stream_id === streamId) ?? seen[0];
  if (!last) return streamId === undefined ? undefined : { at: now.toISOString(), stream: streamId };
  const { row, at } = last;
  const isNamed = streamId === undefined || streamId === row.stream_id;
  return {
    at: at.toISOString(),
    stream: streamId ?? row.stream_id,
    ...(isNamed && row.stream_name && { streamName: row.stream_name }),
    // Another stream may come from another server.
    ...(isNamed && row.server_id && { server: row.server_id }),
    ...(row.isp && { isp: row.isp }),
    ...(row.region && { region: row.region }),
    ...(row.device_class && { deviceClass: row.device_class }),
  };
}
