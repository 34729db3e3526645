import { csvSplitter, type CsvSplitter, type TextLine } from '@viewline/platform';
import { MAX_ITEMS } from '../../domain/bill/bill-of-items.js';
import { type Column, readHead } from './columns.js';
import type { FileRecord, RecordReader } from './read-records.js';

type Cells = Record<string, string>;

interface OpenBill {
  line: number;
  end: number;
  bill: Cells;
  items: Cells[];
  problem?: string;
}

/**
 * CSV with a head line and one item per line; lines with the same bill number that follow each other are one bill, and
 * one without a number is a charge that waits for its bill. A cell does not go on over a line break, so that a
 * forgotten quote costs one bill and not the rest of the file.
 */
export class CsvReader implements RecordReader {
  private split: CsvSplitter = () => undefined;
  private columns: (Column | undefined)[] | undefined;
  private open: OpenBill | undefined;

  read(line: TextLine): FileRecord[] {
    if (!this.columns) return this.readHead(line);
    if (line.text.trim() === '') return [];
    const texts = this.split(line.text);
    if (texts?.length !== this.columns.length) return this.broken(line, texts);
    const row = { line: line.number, end: line.end, bill: {} as Cells, items: [{} as Cells] };
    for (const [n, column] of this.columns.entries()) {
      const text = texts[n]!.trim();
      if (column && text !== '') (column.of === 'bill' ? row.bill : row.items[0]!)[column.name] = text;
    }
    return this.take(row);
  }

  end(): FileRecord[] {
    const { open } = this;
    this.open = undefined;
    if (!open) return [];
    const { line, end, problem, bill, items } = open;
    return [problem === undefined ? { line, end, value: { ...bill, items } } : { line, end, problem }];
  }

  private readHead({ text }: TextLine): FileRecord[] {
    const head = text.replace(/^\ufeff/, '');
    if (head.trim() === '') return [];
    this.split = csvSplitter(head);
    this.columns = readHead(this.split(head) ?? []);
    return [];
  }

  private take(row: OpenBill): FileRecord[] {
    const { open } = this;
    const continues = open?.bill['billNo'] !== undefined && open.bill['billNo'] === row.bill['billNo'];
    if (!continues) {
      const before = this.end();
      this.open = row;
      return before;
    }
    const other = Object.entries(row.bill).find(([name, text]) => (open.bill[name] ?? text) !== text);
    if (other) open.problem ??= `line ${row.line} of the bill has another ${other[0]}`;
    open.bill = { ...row.bill, ...open.bill };
    // One more than a bill may have is enough for it to be refused.
    if (open.items.length <= MAX_ITEMS) open.items.push(...row.items);
    open.end = row.end;
    return [];
  }

  /** A line that cannot be read may have been part of the bill before it, which then would not be whole. */
  private broken({ number: line, end }: TextLine, texts: string[] | undefined): FileRecord[] {
    const problem = texts
      ? `has ${texts.length} cells, the head line has ${this.columns!.length}`
      : 'has a quote that is not closed, or one in the wrong place';
    return [...this.end(), { line, end, problem }];
  }
}
