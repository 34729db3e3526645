import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface AnotherProcess {
  url: string;
  port: number;
  /** Of the postmaster. */
  pid: number;
  /** Of the process of Node that started it. */
  parent: number;
  /** Resolves to the signal that ended the parent. */
  ended: Promise<NodeJS.Signals | null>;
}

const REGISTER = fileURLToPath(new URL('../../../../libs/testing/typescript/register.mjs', import.meta.url));
const START = fileURLToPath(new URL('./start-and-wait.ts', import.meta.url));

/** Starts the cluster in a process that tests may kill. */
export async function startInAnotherProcess(dataDir: string): Promise<AnotherProcess> {
  const child = spawn(process.execPath, ['--import', REGISTER, START, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Not Jest's own flags.
    env: { PATH: process.env['PATH'] },
  });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then((signal) => {
      throw new Error(`The other process ended (${String(signal)}) before PostgreSQL was up`);
    }),
  ])) as [string];
  const started = JSON.parse(line) as Pick<AnotherProcess, 'url' | 'port' | 'pid'>;
  return { ...started, parent: child.pid ?? 0, ended };
}
