import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { kafkaClassPath } from './jars.js';
import { serverProperties, type BrokerPorts, type Secured } from './server-properties.js';

// A quick start matters more here than the last of throughput: one simple collector, no second compiler for the tools.
const HEAP = ['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC'];
const QUIET = ['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.showDateTime=true'];
const START_MS = 60_000;
const POLL_MS = 50;

const propertiesFile = (dataDir: string) => path.join(dataDir, 'server.properties');
const outputFile = (dataDir: string) => path.join(dataDir, 'kafka.log');

/** Starts a broker on its folder, formatting that on first use, and waits until it answers. */
export async function startBroker(
  dataDir: string,
  ports: BrokerPorts,
  secured?: Secured,
): Promise<ChildProcess> {
  mkdirSync(dataDir, { recursive: true });
  const logFolder = path.join(dataDir, 'log');
  writeFileSync(propertiesFile(dataDir), serverProperties(logFolder, ports, secured));
  if (!existsSync(path.join(logFolder, 'meta.properties'))) formatStorage(dataDir);
  const broker = spawnJava(dataDir, 'kafka.Kafka');
  try {
    await untilItAnswers(broker, dataDir, ports.broker);
  } catch (error) {
    broker.kill('SIGKILL');
    throw error;
  }
  return broker;
}

export const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function formatStorage(dataDir: string): void {
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, '_');
  const command = ['format', '--cluster-id', clusterId, '--config', propertiesFile(dataDir)];
  const java = [
    ...HEAP,
    '-XX:TieredStopAtLevel=1',
    ...QUIET,
    '-cp',
    kafkaClassPath(),
    'kafka.tools.StorageTool',
  ];
  const { status, stdout, stderr } = spawnSync('java', [...java, ...command], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Kafka could not format its storage: ${stdout}${stderr}`);
}

function spawnJava(dataDir: string, mainClass: string): ChildProcess {
  const output = openSync(outputFile(dataDir), 'a');
  try {
    const java = [...HEAP, ...QUIET, '-cp', kafkaClassPath(), mainClass, propertiesFile(dataDir)];
    return spawn('java', java, { cwd: dataDir, stdio: ['ignore', output, output], detached: true });
  } finally {
    closeSync(output);
  }
}

async function untilItAnswers(broker: ChildProcess, dataDir: string, port: number): Promise<void> {
  const admin = new Kafka({
    brokers: [`127.0.0.1:${port}`],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
  }).admin();
  const deadline = Date.now() + START_MS;
  for (;;) {
    if (hasExited(broker) || Date.now() > deadline) {
      throw new Error(`Kafka did not start: ${readFileSync(outputFile(dataDir), 'utf8').slice(-2_000)}`);
    }
    try {
      await admin.connect();
      const { brokers, controller } = await admin.describeCluster();
      await admin.disconnect();
      if (brokers.length > 0 && controller !== null) return;
    } catch {
      // Not yet.
    }
    await sleep(POLL_MS);
  }
}
