/** How far an import of bills has come. */
export interface BillImportRow {
  id: string;
  status: 'running' | 'finished';
  format: string;
  startedBy: string;
  totalBytes: number | null;
  doneBytes: number;
  /** Bills and waiting charges taken off the file so far, the refused ones included. */
  records: number;
  fingerprint: string;
  /** New bills, and new charges that wait for a bill. */
  issued: number;
  rates: number;
  /** Known before, and the same. */
  unchanged: number;
  rejected: number;
  startedAt: Date;
  finishedAt: Date | null;
}

/** Numbers that PostgreSQL counts in bigint come as text; a file has fewer bytes than a number can count. */
export const BILL_IMPORT_COLUMNS = `id, status, format, started_by AS "startedBy", total_bytes::float8 AS "totalBytes",
  done_bytes::float8 AS "doneBytes", records::float8 AS records, fingerprint, issued, rates, unchanged, rejected,
  started_at AS "startedAt", finished_at AS "finishedAt"`;
