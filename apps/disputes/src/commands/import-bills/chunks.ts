import { createHash } from 'node:crypto';
import type { FileRecord } from './read-records.js';

export const CHUNK_SIZE = 200;

/** What one transaction takes in. */
export interface Chunk {
  records: readonly FileRecord[];
  /** Records of the file before this chunk. */
  before: number;
  /** Of everything up to here: two files with the same fingerprint have the same beginning. */
  fingerprint: string;
  previousFingerprint: string;
  /** Bytes of the file up to and with this chunk. */
  end: number;
}

/** Chunks begin at the same records however the file comes in. */
export async function* chunksOf(batches: AsyncIterable<FileRecord[]>): AsyncGenerator<Chunk> {
  const waiting: FileRecord[] = [];
  let before = 0;
  let fingerprint = '';
  const chunk = (records: FileRecord[]): Chunk => {
    const previousFingerprint = fingerprint;
    fingerprint = createHash('sha256').update(fingerprint).update(JSON.stringify(records)).digest('hex');
    const made = { records, before, fingerprint, previousFingerprint, end: records.at(-1)!.end };
    before += records.length;
    return made;
  };
  for await (const batch of batches) {
    waiting.push(...batch);
    while (waiting.length >= CHUNK_SIZE) yield chunk(waiting.splice(0, CHUNK_SIZE));
  }
  if (waiting.length > 0) yield chunk(waiting);
}
