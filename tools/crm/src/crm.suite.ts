import { Writable } from 'node:stream';
import { run } from './run.js';
import type { Terminal } from './terminal.js';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** For specs: calls the command line as a script would, with no more environment than is given. */
export async function crm(
  args: string,
  env: Record<string, string>,
  ask?: Terminal['ask'],
): Promise<Outcome> {
  const out = new Paper();
  const err = new Paper();
  const code = await run(args.split(' '), { env, out, err, ...(ask && { ask }) });
  return { code, out: out.text, err: err.text };
}

class Paper extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
