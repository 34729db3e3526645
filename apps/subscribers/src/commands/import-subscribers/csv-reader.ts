import { csvSplitter, type CsvSplitter, type TextLine } from '@viewline/platform';
import type { Column } from '../../domain/import/customer-line.js';
import { WHOLE_LINE } from '../../domain/import/rejection.js';
import { readHead } from './columns.js';
import type { FileRecord, RecordReader } from './read-records.js';

/** A quoted cell may go on over this many lines; behind that it is a quote that somebody forgot to close. */
const MAX_LINES = 50;

/**
 * CSV with a head line. A forgotten or stray quote costs the one line it stands in: what follows is read again from
 * the next line, where a parser of the whole file would lose everything up to the next quote.
 */
export class CsvReader implements RecordReader {
  private split: CsvSplitter = () => undefined;
  private columns: (Column | undefined)[] | undefined;
  private open: TextLine[] = [];

  read(line: TextLine): FileRecord[] {
    if (!this.columns) return this.readHead(line);
    if (this.open.length === 0 && line.text.trim() === '') return [];
    this.open.push(line);
    return this.settle(false);
  }

  interrupt(): FileRecord[] {
    return this.settle(true);
  }

  end(): FileRecord[] {
    return this.settle(true);
  }

  private readHead({ text }: TextLine): FileRecord[] {
    const head = text.replace(/^\ufeff/, '');
    if (head.trim() === '') return [];
    this.split = csvSplitter(head);
    this.columns = readHead(this.split(head) ?? []);
    return [];
  }

  /** Takes whole records off the open lines. @param isLast no line will come to close a quote */
  private settle(isLast: boolean): FileRecord[] {
    const records: FileRecord[] = [];
    let lines = this.open;
    this.open = [];
    while (lines.length > 0) {
      const taken = this.takeRecord(lines);
      if (!taken && !isLast && lines.length < MAX_LINES) {
        this.open = lines;
        return records;
      }
      records.push(taken?.record ?? brokenQuote(lines[0]!));
      lines = lines.slice(taken?.length ?? 1).filter((line, n) => n > 0 || line.text.trim() !== '');
    }
    return records;
  }

  /** The record that the lines begin with; undefined while a quote in it is open. */
  private takeRecord(lines: readonly TextLine[]): { record: FileRecord; length: number } | undefined {
    let quotes = 0;
    for (const [n, line] of lines.entries()) {
      quotes += line.text.split('"').length - 1;
      if (quotes % 2 !== 0) continue;
      const length = n + 1;
      const text = lines
        .slice(0, length)
        .map((one) => one.text)
        .join('\n');
      const cells = this.split(text);
      // Two forgotten quotes make an even number, but no record.
      if (!cells) return { record: brokenQuote(lines[0]!), length: 1 };
      if (length > 1 && cells.length !== this.columns!.length)
        return { record: brokenQuote(lines[0]!), length: 1 };
      return { record: this.record(lines[0]!.number, line.end, cells), length };
    }
    return undefined;
  }

  private record(line: number, end: number, texts: readonly string[]): FileRecord {
    const columns = this.columns!;
    if (texts.length !== columns.length) {
      const reason = `has ${texts.length} cells, the head line has ${columns.length}`;
      return { line, end, cells: {}, problem: { column: WHOLE_LINE, reason } };
    }
    const cells = columns.flatMap((column, n) => {
      const text = texts[n]!.trim();
      return column && text !== '' ? [[column, text] as const] : [];
    });
    return { line, end, cells: Object.fromEntries(cells) };
  }
}

function brokenQuote({ number, end }: TextLine): FileRecord {
  const problem = { column: WHOLE_LINE, reason: 'has a quote that is not closed, or one in the wrong place' };
  return { line: number, end, cells: {}, problem };
}
