import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A rule and the code that must trip it: exactly on the lines that end in `// forbidden`, and on no other. */
export interface Canary {
  /** As oxlint names it: `viewline(pure-domain)`. */
  rule: string;
  files: { path: string; code: string }[];
}

export const at = (rule: string, file: string, line: number): string => `${rule} ${file}:${line}`;

/** One canary per file, named after its rule; `--- path` starts a file of it. */
export function readCanaries(directory: string): Canary[] {
  return readdirSync(directory).map((name) => {
    const [, plugin, rule] = /^([a-z]+)\.(.+)\.txt$/.exec(name) ?? [];
    const files = readFileSync(path.join(directory, name), 'utf8')
      .split(/^--- /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return { path: part.slice(0, end).trim(), code: part.slice(end + 1) };
      });
    return { rule: `${plugin}(${rule})`, files };
  });
}

export function expectedReports({ rule, files }: Canary): string[] {
  return files.flatMap((file) =>
    file.code
      .split('\n')
      .flatMap((line, index) => (line.endsWith('// forbidden') ? [at(rule, file.path, index + 1)] : [])),
  );
}

export function writeCanary(root: string, { files }: Canary): void {
  for (const file of files) {
    const target = path.join(root, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.code);
  }
}
