import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface VictimOptions {
  /** Such as `timeline-2`. */
  name: string;
  script: string;
  port: number;
  env: Readonly<Record<string, string>>;
  logFile: string;
}

/** Milliseconds. */
const RESTART_AFTER = 300;
const LOOK_EVERY = 100;
const START_WITHIN = 240_000;
/** Who ends so often is not going to come up. */
const HOPELESS = 10;

/** One process of one service, kept running as an orchestrator would: whenever it ends it is started again. */
export class Victim {
  readonly url: string;
  /** How often it ended without having been killed by us. */
  deathsOfItsOwn = 0;
  private child: ChildProcess | undefined;
  private killed = false;
  private leaving = false;

  constructor(private readonly options: VictimOptions) {
    this.url = `http://127.0.0.1:${options.port}`;
  }

  get name(): string {
    return this.options.name;
  }

  start(): void {
    const { script, env, logFile } = this.options;
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [script], {
      env: { ...env, PATH: process.env['PATH'] },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    this.killed = false;
    child.once('exit', () => {
      if (this.leaving) return;
      if (!this.killed) this.deathsOfItsOwn += 1;
      setTimeout(() => this.leaving || this.start(), this.killed ? 0 : RESTART_AFTER);
    });
  }

  /** @throws Error when it is not ready for a long time */
  async ready(): Promise<void> {
    for (const deadline = Date.now() + START_WITHIN; Date.now() < deadline; await sleep(LOOK_EVERY)) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      if (this.deathsOfItsOwn >= HOPELESS) break;
    }
    throw new Error(`${this.name} does not get ready, see ${this.options.logFile}`);
  }

  /** SIGKILL; it starts again at once. */
  kill(): void {
    this.killed = true;
    this.child?.kill('SIGKILL');
  }

  /** SIGSTOP now, SIGCONT after so many milliseconds: it comes back believing that no time has passed. */
  pause(milliseconds: number): void {
    const paused = this.child;
    paused?.kill('SIGSTOP');
    setTimeout(() => paused?.kill('SIGCONT'), milliseconds);
  }

  async stop(): Promise<void> {
    this.leaving = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** Without waiting: our own process is at its end. */
  stopNow(): void {
    this.leaving = true;
    this.child?.kill('SIGKILL');
  }
}
