/** What of an import could not be taken, for the person who has to mend the file. */
export interface Rejection {
  /** Of the file, from 1; a record with line breaks in it is named by its first line. */
  line: number;
  column: string;
  reason: string;
  effect: 'line-rejected' | 'value-left-out';
}

/** Where no single column is to blame. */
export const WHOLE_LINE = '*';
