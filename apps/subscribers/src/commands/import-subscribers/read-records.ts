import { type ImportFormat, type Line, readLines, type TextLine } from '@viewline/platform';
import type { Cells } from '../../domain/import/customer-line.js';
import { WHOLE_LINE } from '../../domain/import/rejection.js';
import { CsvReader } from './csv-reader.js';
import { NdjsonReader } from './ndjson-reader.js';

/** Bytes; nobody's customer line is longer. */
export const MAX_LINE = 256 * 1024;

/** One customer as the file tells of them, or why it cannot be read. */
export interface FileRecord {
  line: number;
  cells: Cells;
  problem?: { column: string; reason: string };
  /** Bytes of the file up to and with this record. */
  end: number;
}

/** Makes records of lines. A record may end some lines after it began. */
export interface RecordReader {
  read(line: TextLine): FileRecord[];
  /** A line that is no text ends whatever record was open. */
  interrupt(): FileRecord[];
  end(): FileRecord[];
}

/** Reads a file of customers. The same bytes give the same records, however they come: a resumed import relies on it. */
export async function* readRecords(
  source: AsyncIterable<Uint8Array>,
  format: ImportFormat,
): AsyncGenerator<FileRecord[]> {
  const reader: RecordReader = format === 'csv' ? new CsvReader() : new NdjsonReader();
  for await (const lines of readLines(source, MAX_LINE)) {
    yield lines.flatMap((line) => recordsOf(reader, line));
  }
  yield reader.end();
}

function recordsOf(reader: RecordReader, { text, problem, ...line }: Line): FileRecord[] {
  if (text !== undefined) return reader.read({ ...line, text });
  const broken = {
    line: line.number,
    end: line.end,
    cells: {},
    problem: { column: WHOLE_LINE, reason: problem ?? '' },
  };
  return [...reader.interrupt(), broken];
}
