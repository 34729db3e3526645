import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Runs one of our yardsticks in a process of its own and gives back what it reports. */
export async function runWorker<Report>(name: string, args: readonly string[]): Promise<Report> {
  const script = path.resolve(import.meta.dirname, '../yardsticks', `${name}.js`);
  const child = fork(script, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const lastResort = () => child.kill('SIGKILL');
  process.once('exit', lastResort);
  try {
    const exited = once(child, 'exit').then(([code]) => {
      throw new Error(`the yardstick ${name} ended with ${String(code)} and reported nothing`);
    });
    const [report] = (await Promise.race([once(child, 'message'), exited])) as [Report];
    exited.catch(() => undefined);
    return report;
  } finally {
    process.removeListener('exit', lastResort);
    child.kill('SIGKILL');
  }
}
