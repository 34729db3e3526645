import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export interface Workspace {
  /** Such as `apps/tickets`. */
  folder: string;
  /** Such as `@viewline/tickets`. */
  name: string;
  dependencies: string[];
}

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
export const isThere = (file: string): boolean => existsSync(path.join(ROOT, file));

export function workspaces(): Workspace[] {
  return ['apps', 'libs', 'tools'].flatMap((area) =>
    foldersIn(area)
      .filter((folder) => isThere(`${folder}/package.json`))
      .map((folder) => {
        const manifest = JSON.parse(read(`${folder}/package.json`)) as {
          name: string;
          dependencies?: Record<string, string>;
        };
        return { folder, name: manifest.name, dependencies: Object.keys(manifest.dependencies ?? {}) };
      }),
  );
}

/** Paths from the root of the folders directly inside a folder; none when it does not exist. */
export function foldersIn(folder: string): string[] {
  if (!isThere(folder)) return [];
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

/** Paths from the root of the files below a folder, build results left out. */
export function filesBelow(folder: string): string[] {
  if (!isThere(folder)) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist|\.nx|coverage)\//.test(file));
}

/** TypeScript of the product: no tests, and no fixtures, which live in `testing/` folders. */
export function sourcesOf(folder: string): string[] {
  const forTests = /\.spec\.tsx?$|\.suite\.ts$|\/src\/(.*\/)?testing\//;
  return filesBelow(`${folder}/src`).filter((file) => /\.tsx?$/.test(file) && !forTests.test(file));
}
