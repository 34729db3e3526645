import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@viewline/testing';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const START_UP = { within: 90_000, every: 100 };

/** `npm start` without the build: the product in a process of its own, which can be killed. */
export class ProductProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly directory: string,
  ) {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString('utf8')));
    }
  }

  static spawn(directory: string, port: number, env: Record<string, string> = {}): ProductProcess {
    const child = spawn(
      process.execPath,
      ['--import', './libs/testing/typescript/register.mjs', 'apps/viewline/src/main.ts'],
      {
        cwd: ROOT,
        env: {
          DATA_DIR: directory,
          PORT: String(port),
          SAMPLE_OPERATOR: 'off',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return new ProductProcess(child, `http://127.0.0.1:${port}`, directory);
  }

  get said(): string {
    return this.output;
  }

  async ready(): Promise<this> {
    await eventually(async () => {
      if (this.child.exitCode !== null) return;
      const { ok } = await fetch(`${this.url}/health/ready`);
      if (!ok) throw new Error('not ready yet');
    }, START_UP);
    if (this.child.exitCode !== null) throw new Error(`it ended: ${this.output}`);
    return this;
  }

  /** The door secrets that this installation has made for itself. */
  async doorSecrets(): Promise<Record<string, string>> {
    return JSON.parse(await readFile(join(this.directory, 'secrets.json'), 'utf8')) as Record<string, string>;
  }

  /** Exit code, or the signal that ended it. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode ?? this.child.signalCode;
  }

  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    this.child.kill(signal);
    return this.ended();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
