import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './workspace.js';

interface Report {
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
}

// Inside the repository, where packages are found.
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(ROOT, 'tmp-test-run-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What Jest says of these files, one after the other in one worker, run the way all of ours are. */
async function verdicts(files: Record<string, string>): Promise<Record<string, string>> {
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  const settings = {
    rootDir: folder,
    testEnvironment: `${ROOT}/libs/testing/jest/native-environment.mjs`,
    runtime: `${ROOT}/libs/testing/jest/native-runtime.mjs`,
    testMatch: ['**/*.spec.ts'],
    transform: {},
    testTimeout: 500,
    workerIdleMemoryLimit: '1GB',
    maxWorkers: 1,
  };
  const report = path.join(folder, 'report.json');
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  await new Promise((resolve) => {
    const options = ['--config', JSON.stringify(settings), '--json', '--outputFile', report, '--silent'];
    execFile(process.execPath, [jest, ...options], resolve);
  });
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
  return Object.fromEntries(
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, status }) => [title, status]),
    ),
  );
}

describe('The run of the tests', () => {
  it('fails what is wrong, throws, hangs, or stands behind a hook that fails', async () => {
    const text = `
      import { newId } from '@viewline/kernel';
      it('right', () => { expect(newId()).toHaveLength(36); });
      it('wrong', () => { expect(1).toBe(2); });
      it('throws', async () => { throw new Error('no'); });
      it('hangs', () => new Promise(() => {}));
      it('rejects unseen', async () => { void Promise.reject(new Error('no')); await new Promise((r) => setTimeout(r, 50)); });
      it.skip('skipped', () => {});
      describe('behind a hook', () => {
        beforeAll(() => { throw new Error('no'); });
        it('hooked', () => {});
      });
    `;
    expect(await verdicts({ 'one.spec.ts': text })).toEqual({
      right: 'passed',
      wrong: 'failed',
      throws: 'failed',
      hangs: 'failed',
      'rejects unseen': 'failed',
      skipped: 'pending',
      hooked: 'failed',
    });
  });

  it('gives the next file in a worker an environment, signals and spies as they were', async () => {
    const change = `
      process.env.TEST_RUN_LEFT = 'x';
      delete process.env.PATH;
      process.on('SIGTERM', () => {});
      jest.spyOn(JSON, 'stringify').mockReturnValue('spied');
      process.exit = () => {};
      it('changed', () => { expect(JSON.stringify(1)).toBe('spied'); });
    `;
    const look = `
      it('as it was', () => {
        expect(process.env.TEST_RUN_LEFT).toBeUndefined();
        expect(process.env.PATH).toBeTruthy();
        expect(process.listenerCount('SIGTERM')).toBe(0);
        expect(JSON.stringify(1)).toBe('1');
        expect(String(process.exit)).not.toBe('() => {}');
      });
    `;
    const files = { 'a.spec.ts': change, 'b.spec.ts': look };
    expect(await verdicts(files)).toEqual({ changed: 'passed', 'as it was': 'passed' });
  });
});
