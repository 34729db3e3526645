/** One physical line of a file. */
export interface Line {
  /** From 1. */
  number: number;
  /** Without its end; undefined where it cannot be text. */
  text: string | undefined;
  problem?: string;
  /** Bytes of the file up to and with this line. */
  end: number;
}

/** Bytes. A file without line breaks must not fill the memory. */
const MAX_LINE = 1024 * 1024;
const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines: the same lines, whatever the pieces it comes in. */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  let end = 0;

  const keep = (part: Uint8Array): void => {
    end += part.length;
    length += part.length;
    // What is too long anyway is counted and forgotten.
    if (length <= MAX_LINE) parts.push(part);
  };
  const take = (): Line => {
    const bytes = Buffer.concat(parts);
    const isTooLong = length > MAX_LINE;
    parts = [];
    length = 0;
    number += 1;
    if (isTooLong) return { number, end, text: undefined, problem: `is longer than ${MAX_LINE} bytes` };
    try {
      return { number, end, text: decoder.decode(bytes).replace(/\r$/, '') };
    } catch {
      return { number, end, text: undefined, problem: 'is not UTF-8' };
    }
  };

  for await (const piece of source) {
    const lines: Line[] = [];
    let start = 0;
    for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, start)) {
      keep(piece.subarray(start, at));
      end += 1;
      lines.push(take());
      start = at + 1;
    }
    keep(piece.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take()];
}
