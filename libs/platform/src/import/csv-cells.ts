import { parse } from 'csv-parse/sync';

const DELIMITERS = [',', ';', '\t', '|'];

/** Splits a record of CSV into its cells; undefined where a quote is not closed or stands in the wrong place. */
export type CsvSplitter = (record: string) => string[] | undefined;

/** @param head the first line of the file; its cells are told apart by what it has most of */
export function csvSplitter(head: string): CsvSplitter {
  const count = (delimiter: string) => head.split(delimiter).length;
  const delimiter = DELIMITERS.toSorted((a, b) => count(b) - count(a))[0]!;
  return (record) => {
    if (!record.includes('"')) return record.split(delimiter);
    try {
      const [cells, ...more] = parse(record, { delimiter, record_delimiter: '\r\n', trim: true });
      return more.length === 0 ? cells : undefined;
    } catch {
      return undefined;
    }
  };
}
