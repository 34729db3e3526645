import { DomainError } from '@viewline/kernel';

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

export type TextLine = Line & { text: string };

const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes into lines: the same lines, whatever the pieces it comes in.
 * @param maxLine bytes; a file without line breaks must not fill the memory
 * @throws DomainError `import.not-utf8` for UTF-16, which has another idea of a line
 */
export async function* readLines(source: AsyncIterable<Uint8Array>, maxLine: number): AsyncGenerator<Line[]> {
  const cutter = new LineCutter(maxLine);
  for await (const piece of source) {
    const lines = cutter.cut(piece);
    if (lines.length > 0) yield lines;
  }
  const last = cutter.end();
  if (last) yield [last];
}

class LineCutter {
  private rest: Uint8Array[] = [];
  private restBytes = 0;
  private number = 0;
  private bytes = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(private readonly maxLine: number) {}

  cut(piece: Uint8Array): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, start)) {
      this.keep(piece.subarray(start, at));
      this.bytes += 1;
      lines.push(this.take());
      start = at + 1;
    }
    this.keep(piece.subarray(start));
    return lines;
  }

  end(): Line | undefined {
    return this.restBytes > 0 ? this.take() : undefined;
  }

  private keep(part: Uint8Array): void {
    this.bytes += part.length;
    this.restBytes += part.length;
    // What is too long anyway is counted and forgotten.
    if (part.length > 0 && this.restBytes <= this.maxLine) this.rest.push(part);
  }

  private take(): Line {
    const tooLong = this.restBytes > this.maxLine;
    const bytes = Buffer.concat(this.rest);
    this.rest = [];
    this.restBytes = 0;
    this.number += 1;
    const line = { number: this.number, end: this.bytes };
    if (tooLong) return { ...line, text: undefined, problem: `is longer than ${this.maxLine} bytes` };
    if (this.number === 1) assertNotUtf16(bytes);
    try {
      return { ...line, text: this.decoder.decode(bytes).replace(/\r$/, '') };
    } catch {
      return { ...line, text: undefined, problem: 'is not UTF-8' };
    }
  }
}

function assertNotUtf16(bytes: Uint8Array): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new DomainError('invalid', 'import.not-utf8', 'The file is UTF-16; save it as UTF-8');
  }
}
