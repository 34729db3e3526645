import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whom the server runs as. Empty: as whoever we are. */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

const NOBODY = 65_534;

/** PostgreSQL refuses to run as root, so root lends it the system's `postgres`, or else `nobody`. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const accounts = systemAccounts();
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { uid: NOBODY, gid: NOBODY };
}

/** Asks the kernel instead of computing with mode bits, which would miss access lists. */
export function canReach(path: string, user: ServerUser): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function systemAccounts(): Map<string, Required<ServerUser>> {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    const fields = lines.map((line) => line.split(':')).filter((line) => line.length === 7);
    return new Map(
      fields.map(([name, , uid, gid]) => [String(name), { uid: Number(uid), gid: Number(gid) }]),
    );
  } catch {
    // Images of one program have no accounts at all.
    return new Map();
  }
}
