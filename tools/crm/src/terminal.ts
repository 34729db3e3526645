import type { WriteStream } from 'node:tty';

/** What a command knows of the world it was called from. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>;
  /** Answers, for people and for pipes. */
  out: NodeJS.WritableStream;
  /** Progress and errors. */
  err: NodeJS.WritableStream;
  /** Asks a person; absent where there is none. */
  ask?: (question: string) => Promise<string>;
}

export function line(stream: NodeJS.WritableStream, text = ''): void {
  stream.write(`${text}\n`);
}

export function isTerminal(stream: NodeJS.WritableStream): boolean {
  return (stream as Partial<WriteStream>).isTTY === true;
}
