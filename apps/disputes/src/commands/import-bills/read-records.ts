import { type ImportFormat, readLines, type TextLine } from '@viewline/platform';
import { CsvReader } from './csv-reader.js';

/** Bytes of the longest line: a bill of many items in NDJSON. */
const MAX_LINE = 1024 * 1024;

/** One bill, or waiting charges, as the file tells of them, or why it cannot be read. */
export interface FileRecord {
  line: number;
  /** In the shape of a BillLine, unchecked. */
  value?: unknown;
  problem?: string;
  /** Bytes of the file up to and with this record. */
  end: number;
}

/** Makes records of lines. A record may end some lines after it began. */
export interface RecordReader {
  read(line: TextLine): FileRecord[];
  /** Whatever record is open ends here. */
  end(): FileRecord[];
}

/** Reads a file of bills. The same bytes give the same records: a resumed import relies on it. */
export async function* readRecords(
  source: AsyncIterable<Uint8Array>,
  format: ImportFormat,
): AsyncGenerator<FileRecord[]> {
  const reader: RecordReader = format === 'csv' ? new CsvReader() : ndjsonReader;
  for await (const lines of readLines(source, MAX_LINE)) {
    yield lines.flatMap(({ text, problem, number, end }) =>
      text === undefined
        ? [...reader.end(), { line: number, end, problem: problem ?? '' }]
        : reader.read({ text, number, end }),
    );
  }
  yield reader.end();
}

const ndjsonReader: RecordReader = {
  read({ text, number: line, end }) {
    const json = text.replace(/^\ufeff/, '').trim();
    if (json === '') return [];
    try {
      return [{ line, end, value: JSON.parse(json) as unknown }];
    } catch {
      return [{ line, end, problem: 'is not JSON' }];
    }
  },
  end: () => [],
};
