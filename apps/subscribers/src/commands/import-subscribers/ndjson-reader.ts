import type { TextLine } from '@viewline/platform';
import { WHOLE_LINE } from '../../domain/import/rejection.js';
import { columnNamed } from './columns.js';
import type { FileRecord, RecordReader } from './read-records.js';

/** One JSON object per line; a list may be an array. */
export class NdjsonReader implements RecordReader {
  read({ text, number, end }: TextLine): FileRecord[] {
    const json = text.replace(/^\ufeff/, '').trim();
    if (json === '') return [];
    const broken = (column: string, reason: string): FileRecord[] => [
      { line: number, end, cells: {}, problem: { column, reason } },
    ];
    const value = parse(json);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return broken(WHOLE_LINE, 'is not a JSON object');
    }
    const cells: Record<string, string> = {};
    for (const [name, given] of Object.entries(value)) {
      const column = columnNamed(name);
      if (!column || given === null) continue;
      const cell = cellOf(given);
      if (cell === undefined) return broken(column, 'must be text, a number or a list of texts');
      if (cell.trim() !== '') cells[column] = cell.trim();
    }
    return [{ line: number, end, cells }];
  }

  interrupt(): FileRecord[] {
    return [];
  }

  end(): FileRecord[] {
    return [];
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const isList =
    Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number');
  return isList ? value.join('|') : undefined;
}
