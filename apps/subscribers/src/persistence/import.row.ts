/** How far an import has come. */
export interface ImportRow {
  id: string;
  status: 'running' | 'finished';
  format: string;
  startedBy: string;
  totalBytes: number | null;
  doneBytes: number;
  /** Lines and records alike: what was taken off the file so far. */
  records: number;
  fingerprint: string;
  registered: number;
  updated: number;
  unchanged: number;
  rejected: number;
  startedAt: Date;
  finishedAt: Date | null;
}

/** Numbers that PostgreSQL counts in bigint come as text; a file has fewer bytes than a number can count. */
export const IMPORT_COLUMNS = `id, status, format, started_by AS "startedBy", total_bytes::float8 AS "totalBytes",
  done_bytes::float8 AS "doneBytes", records::float8 AS records, fingerprint, registered, updated, unchanged, rejected,
  started_at AS "startedAt", finished_at AS "finishedAt"`;
