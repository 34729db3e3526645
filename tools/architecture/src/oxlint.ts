import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { at } from './canary.js';

interface Diagnostic {
  code: string;
  filename: string;
  labels: { span: { line: number } }[];
}

/** Makes `directory` a small copy of the house: its lint configuration and rules, and none of its code. */
export function furnish(directory: string, root: string): void {
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'tsconfig.base.json', 'tools/architecture/lint']) {
    cpSync(path.join(root, name), path.join(directory, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(directory, 'node_modules'));
}

/** What oxlint reports in a directory, as `rule file:line`. */
export function lint(directory: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(directory, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=json'],
    { cwd: directory, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not run: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map((found) => at(found.code, found.filename, found.labels[0]?.span.line ?? 1));
}
