import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventually } from '@viewline/testing';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

async function slowService(slowness: number) {
  const args = [
    '--import',
    path('../../../testing/typescript/register.mjs'),
    path('./termination-process.suite.ts'),
  ];
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    SLOWNESS: String(slowness),
    MODE: 'embedded',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const url = String((await lines.next()).value);
  // Settles at once, so that a request cut off is an observation and not an unhandled rejection.
  const answer = fetch(`${url}/slow`).then(
    (response) => response.text(),
    () => 'cut off',
  );
  await lines.next();
  return { child, exited, answer };
}

describe('A service told to end', () => {
  it('answers what it was asked and exits with success', async () => {
    const { child, exited, answer } = await slowService(500);
    child.kill('SIGTERM');
    expect(await answer).toBe('done');
    expect(await exited).toEqual([0, null]);
  });

  it('by one Ctrl-C that comes twice, from the terminal and through npm, does so too', async () => {
    const { child, exited, answer } = await slowService(500);
    child.kill('SIGINT');
    child.kill('SIGINT');
    expect(await answer).toBe('done');
    expect(await exited).toEqual([0, null]);
  });

  it('and then in another way exits at once', async () => {
    const { child, exited, answer } = await slowService(600_000);
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect(await answer).toBe('cut off');
    expect(await exited).toEqual([1, null]);
  });

  it('again and again exits before all is answered', async () => {
    const { child, exited, answer } = await slowService(600_000);
    await eventually(() => {
      child.kill('SIGINT');
      expect(child.exitCode).toBe(1);
    });
    expect(await answer).toBe('cut off');
    expect(await exited).toEqual([1, null]);
  });
});
