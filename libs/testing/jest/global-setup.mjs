// One PostgreSQL for the whole run of Jest; each test takes a database of its own from it (`freshDatabase`).
// With VIEWLINE_TEST_KAFKA_LOCAL=1 one Apache Kafka too, for `describeWithKafka`: in a container where an engine is at
// hand, otherwise from its jars.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'viewline-jest-';

export default async function globalSetup() {
  register('../typescript/hooks.mjs', import.meta.url);
  await removeLeftovers();
  const folder = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // For the user that PostgreSQL runs as when we are root.
  chmodSync(folder, 0o711);
  const stops = [await givePostgres(folder), await giveKafka(folder)];
  globalThis.endTestServers = async () => {
    await Promise.all(stops.map((stop) => stop?.()));
    rmSync(folder, { recursive: true, force: true });
  };
}

async function givePostgres(folder) {
  if (process.env.DATABASE_URL) {
    process.env.VIEWLINE_TEST_POSTGRES = process.env.DATABASE_URL;
    return undefined;
  }
  const { startEmbeddedPostgres } = await import('@viewline/postgres');
  const dataDir = path.join(folder, 'postgres');
  // A power cut ends the tests with their data; nothing here has to outlive it.
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off', max_connections: 400 } });
  process.env.VIEWLINE_TEST_POSTGRES = server.url;
  return () => server.stop();
}

async function giveKafka(folder) {
  if (process.env.VIEWLINE_TEST_KAFKA || process.env.VIEWLINE_TEST_KAFKA_LOCAL !== '1') return undefined;
  const { startKafkaContainer } = await import('./kafka-container.mjs');
  const container = await startKafkaContainer();
  if (container) {
    process.env.VIEWLINE_TEST_KAFKA = container.brokers;
    return () => container.stop();
  }
  const { missingForKafka, startKafka } = await import('@viewline/kafka');
  if (missingForKafka()) return undefined;
  const kafka = await startKafka({ dataDir: path.join(folder, 'kafka') });
  process.env.VIEWLINE_TEST_KAFKA = kafka.brokers;
  return () => kafka.kill();
}

/** Runs that were killed could not clean up. */
async function removeLeftovers() {
  const leftovers = readdirSync(tmpdir()).filter(
    (name) => name.startsWith(PREFIX) && !isAlive(ownerOf(name)),
  );
  if (leftovers.length === 0) return;
  const [{ discardCluster }, { stopLeftover }] = await Promise.all([
    import('@viewline/postgres'),
    import('@viewline/kafka'),
  ]);
  for (const folder of leftovers.map((name) => path.join(tmpdir(), name))) {
    await discardCluster(path.join(folder, 'postgres'));
    await stopLeftover(path.join(folder, 'kafka'));
    rmSync(folder, { recursive: true, force: true });
  }
}

const ownerOf = (name) => Number(name.slice(PREFIX.length).split('-')[0]);

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
