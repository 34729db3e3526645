import { createHash } from 'node:crypto';
import { DomainError } from '@viewline/kernel';

/** What a record of a file says of its place. */
interface Placed {
  /** Bytes of the file up to and with it. */
  end: number;
}

/** What one transaction takes in. */
export interface Chunk<Entry> {
  records: readonly Entry[];
  /** Records of the file before this chunk. */
  before: number;
  /** Of everything up to here: two files with the same fingerprint have the same beginning. */
  fingerprint: string;
  previousFingerprint: string;
  /** Bytes of the file up to and with this chunk. */
  end: number;
}

/** Chunks begin at the same records however the file comes in. @param size records of one chunk */
export async function* chunksOf<Entry extends Placed>(
  batches: AsyncIterable<Entry[]>,
  size: number,
): AsyncGenerator<Chunk<Entry>> {
  const waiting: Entry[] = [];
  let before = 0;
  let fingerprint = '';
  const chunk = (records: Entry[]): Chunk<Entry> => {
    const previousFingerprint = fingerprint;
    fingerprint = createHash('sha256').update(fingerprint).update(JSON.stringify(records)).digest('hex');
    const made = { records, before, fingerprint, previousFingerprint, end: records.at(-1)!.end };
    before += records.length;
    return made;
  };
  for await (const batch of batches) {
    for (const entry of batch) waiting.push(entry);
    while (waiting.length >= size) yield chunk(waiting.splice(0, size));
  }
  if (waiting.length > 0) yield chunk(waiting);
}

/**
 * The chunks of a file that an import has not taken in yet.
 * @param taken how far the import has come, and the fingerprint of that
 * @throws DomainError `import.other-file` where the file does not begin with just that
 */
export async function* chunksAfter<Entry extends Placed>(
  batches: AsyncIterable<Entry[]>,
  size: number,
  taken: { records: number; fingerprint: string },
): AsyncGenerator<Chunk<Entry>> {
  let passed = '';
  let isBehind = false;
  for await (const chunk of chunksOf(batches, size)) {
    if (chunk.before + chunk.records.length <= taken.records) {
      passed = chunk.fingerprint;
      continue;
    }
    if (!isBehind) assertSameFile(chunk.previousFingerprint, taken.fingerprint);
    isBehind = true;
    yield chunk;
  }
  // A file that ends too early is another one as well.
  if (!isBehind) assertSameFile(passed, taken.fingerprint);
}

function assertSameFile(fingerprint: string, expected: string): void {
  if (fingerprint !== expected) {
    throw new DomainError('conflict', 'import.other-file', 'this import began with another file');
  }
}
