/** A line of an import that could not be taken, for the person who has to mend the file. */
export interface Rejection {
  /** Of the file, from 1; a bill of several lines is named by its first. */
  line: number;
  reason: string;
}
