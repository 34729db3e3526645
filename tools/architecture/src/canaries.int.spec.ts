import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectedReports, readCanaries, writeCanary, type Canary } from './canary.js';
import { furnish, lint } from './oxlint.js';
import { read, ROOT } from './workspace.js';

describe('the rules of the house', () => {
  const canaries = readCanaries(path.join(ROOT, 'tools/architecture/canaries'));
  const tooLong: Canary = {
    rule: 'eslint(max-lines)',
    files: [{ path: 'apps/tickets/src/too-long.ts', code: `${'// x\n'.repeat(250)}export const x = 1;\n` }],
  };
  let directory: string;
  let reports: string[];

  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'viewline-canaries-'));
    furnish(directory, ROOT);
    for (const canary of [...canaries, tooLong]) writeCanary(directory, canary);
    reports = lint(directory);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it.each(canaries.map((canary) => [canary.rule, canary] as const))(
    '%s fails on what it forbids and on nothing else',
    (_rule, canary) => {
      const paths = canary.files.map((file) => `${file.path}:`);
      const found = reports.filter((report) => paths.some((file) => report.includes(` ${file}`)));
      expect(found.toSorted()).toEqual(expectedReports(canary).toSorted());
      expect(found).not.toHaveLength(0);
    },
  );

  it('no file is longer than 250 lines', () => {
    expect(reports.filter((report) => report.includes('too-long.ts'))).toEqual([
      expect.stringContaining('eslint(max-lines)'),
    ]);
  });

  it('every rule of our own is switched on and has a canary', async () => {
    const plugin = (await import(path.join(ROOT, 'tools/architecture/lint/plugin.mjs'))) as {
      default: { rules: Record<string, unknown> };
    };
    const configuration = read('.oxlintrc.json');
    for (const rule of Object.keys(plugin.default.rules)) {
      expect(configuration).toContain(`"viewline/${rule}": "error"`);
      expect(canaries.map((canary) => canary.rule)).toContain(`viewline(${rule})`);
    }
  });
});
