import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { MUTANTS, mutate, type MutantName } from './mutants.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const SERVICES = ['interactions', 'timeline', 'tickets', 'disputes', 'notifications'];
/** What a service reads beside its code. */
const PARTS = ['package.json', 'dist', 'templates'];
const OWN_SCOPE = '@viewline';

/**
 * Copies what is built, so that a build going on beside the run does not change the victims under it, and breaks the
 * copy where a mutant is asked for. Everything from outside is linked.
 * @returns the folder that holds `apps/<service>/dist/main.js`
 */
export function setAsideBuild(folder: string, mutant: MutantName | undefined): string {
  const own = path.join(folder, 'node_modules', OWN_SCOPE);
  mkdirSync(own, { recursive: true });
  for (const project of [
    ...SERVICES.map((name) => path.join('apps', name)),
    ...readdirSync(path.join(ROOT, 'libs')).map((name) => path.join('libs', name)),
  ]) {
    if (!existsSync(path.join(ROOT, project, 'dist'))) continue;
    for (const part of PARTS.filter((name) => existsSync(path.join(ROOT, project, name)))) {
      cpSync(path.join(ROOT, project, part), path.join(folder, project, part), { recursive: true });
    }
    symlinkSync(path.join(folder, project), path.join(own, path.basename(project)));
  }
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    if (name === OWN_SCOPE || name.startsWith('.')) continue;
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(folder, 'node_modules', name));
  }
  for (const change of mutant ? MUTANTS[mutant] : []) {
    const file = path.join(folder, change.file);
    writeFileSync(file, mutate(readFileSync(file, 'utf8'), change));
  }
  return folder;
}
