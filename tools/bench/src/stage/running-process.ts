import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';

export interface ProcessOptions {
  name: string;
  script: string;
  env: Readonly<Record<string, string>>;
  /** For its log. */
  folder: string;
}

const LOOK_EVERY = 10;
const START_WITHIN = 120_000;
const STOP_WITHIN = 15_000;
/** Of the kernel's clock in which it counts the time of processes. */
const TICKS_PER_SECOND = 100;
const PAGES = 4096;
/** Of a core. */
const QUIET = 0.2;

/** A process of Node that listens on PORT and says at /health/ready when it can be used. */
export class RunningProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    /** Seconds from its start until it was ready. */
    readonly startedIn: number,
  ) {}

  static async start({ name, script, env, folder }: ProcessOptions): Promise<RunningProcess> {
    const port = await freePort();
    const logFile = path.join(folder, `${name}.log`);
    const log = openSync(logFile, 'a');
    const startedAt = performance.now();
    const child = spawn(process.execPath, [script], {
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(port), ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    // Should we end without having stopped it; in order, or a PostgreSQL of its own would be orphaned.
    const lastResort = () => child.kill('SIGTERM');
    process.once('exit', lastResort);
    child.once('exit', () => process.removeListener('exit', lastResort));
    const url = `http://127.0.0.1:${port}`;
    while (!(await isReady(url))) {
      if (hasExited(child) || performance.now() - startedAt > START_WITHIN) {
        child.kill('SIGKILL');
        throw new Error(`${name} did not start: ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
      }
      await sleep(LOOK_EVERY);
    }
    return new RunningProcess(child, url, (performance.now() - startedAt) / 1000);
  }

  /** MiB of resident memory. */
  memory(): number {
    const pages = Number(readFileSync(`/proc/${this.child.pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGES) / 1024 ** 2;
  }

  /** Seconds of processor time that it has used so far. */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  /** Until there is nothing left to do: a second in which it used less than a fifth of a core. */
  async quiet(): Promise<void> {
    for (let before = Number.NEGATIVE_INFINITY; ;) {
      const now = this.cpu();
      if (now - before < QUIET) return;
      before = now;
      await sleep(1_000);
    }
  }

  async stop(): Promise<void> {
    if (hasExited(this.child)) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const stubborn = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN);
    await exited;
    clearTimeout(stubborn);
  }
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
