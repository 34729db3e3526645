import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError, idFromName } from '@viewline/kernel';

/** Where the subscribers service is, and by whose leave. */
export interface ImportTarget {
  /** Without a trailing slash. */
  url: string;
  /** Of an operator: a bearer token. */
  token: string;
  /** As the name of the file tells unless it is said. */
  format?: 'csv' | 'ndjson';
}

/** How far an import has come; the figures count lines of the file. */
export interface ImportProgress {
  id: string;
  status: 'running' | 'finished';
  totalBytes: number | null;
  doneBytes: number;
  registered: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

const IMPORTS = '/api/subscribers/v1/imports';
const POLL = 500;

/**
 * Sends a file (`.csv`, or `.ndjson` and `.jsonl`) to the service and answers when all of it is in. The id comes from
 * the file's name, size and time: broken off and called again, the import goes on where it stopped.
 * The report of rejected lines is at `{url}/api/subscribers/v1/imports/{id}/rejections`.
 * @throws DomainError with the service's own code where it refuses
 */
export async function importSubscribers(
  file: string,
  { url, token, format }: ImportTarget,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportProgress> {
  const { size, mtimeMs } = await stat(file);
  const id = idFromName('import', path.basename(file), String(size), String(mtimeMs));
  const headers = { authorization: `Bearer ${token}` };
  const done = new AbortController();
  const watching = watch(`${url}${IMPORTS}/${id}`, headers, onProgress, done.signal);
  try {
    const response = await fetch(`${url}${IMPORTS}?id=${id}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': contentTypeOf(file, format), 'content-length': String(size) },
      body: Readable.toWeb(createReadStream(file)) as ReadableStream,
      duplex: 'half',
    });
    const answer = await bodyOf(response);
    onProgress(answer);
    return answer;
  } finally {
    done.abort();
    await watching;
  }
}

function contentTypeOf(file: string, format: ImportTarget['format']): string {
  const isNdjson = format ? format === 'ndjson' : /\.(ndjson|jsonl)$/i.test(file);
  return isNdjson ? 'application/x-ndjson' : 'text/csv';
}

async function bodyOf(response: Response): Promise<ImportProgress> {
  const body = (await response.json()) as ImportProgress & { code?: string; detail?: string };
  if (response.ok) return body;
  throw new DomainError('invalid', body.code ?? 'import.failed', body.detail ?? `status ${response.status}`);
}

async function watch(
  url: string,
  headers: Record<string, string>,
  onProgress: (progress: ImportProgress) => void,
  done: AbortSignal,
): Promise<void> {
  while (!done.aborted) {
    await sleep(POLL, undefined, { signal: done }).catch(() => undefined);
    if (done.aborted) return;
    // A look that fails is no failure of the import; the next one may succeed.
    const response = await fetch(url, { headers, signal: done }).catch(() => undefined);
    if (response?.ok) onProgress((await response.json()) as ImportProgress);
  }
}
