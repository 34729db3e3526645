import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { findBinaries, type Binaries } from './binaries.js';
import { canReach, serverUser, type ServerUser } from './server-user.js';

/** Superuser of the cluster. */
export const USER = 'viewline';

/** A folder of ours: `cluster` is PostgreSQL's own, `password` and `server.log` stand beside it. */
export interface Cluster {
  folder: string;
  binaries: Binaries;
  user: ServerUser;
  password: string;
}

export const dataFolder = (folder: string) => path.join(folder, 'cluster');
export const logFile = (folder: string) => path.join(folder, 'server.log');

/** Opens the cluster in `dataDir`, creating it when there is none. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  if (process.platform === 'win32') {
    throw new Error('The embedded PostgreSQL runs on Linux and macOS. Use WSL, or set DATABASE_URL.');
  }
  const folder = path.resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  // The server's user has to pass through, and nobody needs to look around.
  chmodSync(folder, 0o711);
  const exists = existsSync(dataFolder(folder));
  const user = exists ? ownerOf(dataFolder(folder)) : serverUser();
  const cluster = { folder, user, binaries: findBinaries(user), password: password(folder, exists) };
  if (!exists) await create(cluster);
  return cluster;
}

/** As root we run the server as whoever owns its files, whatever accounts were added since. */
function ownerOf(data: string): ServerUser {
  const { uid, gid } = statSync(data);
  return process.getuid?.() === 0 && uid !== 0 ? { uid, gid } : serverUser();
}

function password(folder: string, clusterExists: boolean): string {
  const file = path.join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (clusterExists)
    throw new Error(`${file} is missing, so nobody can log in to the database beside it. Restore it.`);
  const created = randomBytes(24).toString('base64url');
  writeFileSync(file, `${created}\n`, { mode: 0o600, flag: 'wx' });
  return created;
}

async function create(cluster: Cluster): Promise<void> {
  const { folder, user } = cluster;
  // Made under another name first: a folder called `cluster` is always complete.
  const unfinished = `${dataFolder(folder)}.unfinished`;
  const passwordFile = path.join(folder, 'password.initdb');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600, flag: 'wx' });
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(unfinished, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    const data = pathForServer(unfinished, user);
    await runInitdb(cluster, unfinished, [`--pgdata=${data}`, `--pwfile=${data}/../password.initdb`]);
    renameSync(unfinished, dataFolder(folder));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Where every folder above the data may be entered, its plain path. Elsewhere (a checkout below a closed home
 * folder) we step in as root before we hand over, and Linux lets a process name the folder it stands in.
 */
export function pathForServer(data: string, user: ServerUser): string {
  if (canReach(data, user)) return data;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new Error(
    `User ${user.uid} cannot enter ${data}. Choose a DATA_DIR whose parent folders everybody may enter.`,
  );
}

/** The locale is the one that PostgreSQL brings itself: letters of all scripts fold their case, on every system alike. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

async function runInitdb({ binaries, user }: Cluster, cwd: string, args: string[]): Promise<void> {
  const options = { ...user, cwd, env: SERVER_ENVIRONMENT };
  const child = spawn(
    binaries.initdb,
    [...args, `--username=${USER}`, '--auth=scram-sha-256', ...LOCALE],
    options,
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`initdb failed (${String(code)}): ${output}`);
}

/** Nothing of ours, least of all PGDATA, PGPORT and the like, shall reach the server. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', PATH: process.env['PATH'] };
