// One PostgreSQL for the whole run of Jest; each test takes a database of its own from it (`freshDatabase`).
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'viewline-jest-';

export default async function globalSetup() {
  if (process.env.DATABASE_URL) {
    process.env.VIEWLINE_TEST_POSTGRES = process.env.DATABASE_URL;
    return;
  }
  register('../typescript/hooks.mjs', import.meta.url);
  const { discardCluster, startEmbeddedPostgres } = await import('@viewline/postgres');
  await removeLeftovers(discardCluster);

  const dataDir = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // A power cut ends the tests with their data; nothing here has to outlive it.
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off', max_connections: 400 } });
  process.env.VIEWLINE_TEST_POSTGRES = server.url;
  globalThis.stopTestPostgres = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Runs that were killed could not clean up. */
async function removeLeftovers(discardCluster) {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of folders) {
    if (isAlive(Number(folder.slice(PREFIX.length).split('-')[0]))) continue;
    await discardCluster(path.join(tmpdir(), folder)).catch((error) => console.warn(error));
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
