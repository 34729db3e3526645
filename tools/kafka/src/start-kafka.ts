import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { hasExited, startBroker } from './broker-process.js';
import { stopLeftover } from './leftover.js';
import { freePorts } from './ports.js';
import type { Secured } from './server-properties.js';

export interface KafkaOptions {
  /** Folder of the log, the configuration and the output of the broker; created when missing. */
  dataDir: string;
  /** TCP port on 127.0.0.1; 0 or nothing for any that is free. */
  port?: number;
  /** Opens a second door beside the plain one. */
  secured?: Secured;
}

export interface RunningKafka {
  /** `127.0.0.1:port` */
  brokers: string;
  /** `127.0.0.1:port` of the door that asks for TLS and a name. */
  securedBrokers?: string;
  pid: number;
  /** In order: the log is closed, nothing has to be recovered. */
  stop(): Promise<void>;
  /** As a crash would: SIGKILL. Start again on the same folder and port to see what was kept. */
  kill(): Promise<void>;
}

/**
 * A real Apache Kafka of one node, from its jars. Starting on a folder that was used before goes on with its log.
 * @throws when Java or Maven is missing or the broker does not come up within a minute
 */
export async function startKafka({ dataDir, port = 0, secured }: KafkaOptions): Promise<RunningKafka> {
  const folder = path.resolve(dataDir);
  await stopLeftover(folder);
  const [free = 0, controller = 0, securedPort = 0] = await freePorts(3);
  const chosen = port || free;
  const broker = await startBroker(folder, { broker: chosen, controller, secured: securedPort }, secured);
  const lastResort = () => broker.kill('SIGTERM');
  process.once('exit', lastResort);
  broker.once('exit', () => process.removeListener('exit', lastResort));
  return {
    brokers: `127.0.0.1:${chosen}`,
    ...(secured && { securedBrokers: `127.0.0.1:${securedPort}` }),
    pid: broker.pid ?? 0,
    stop: () => end(broker, 'SIGTERM'),
    kill: () => end(broker, 'SIGKILL'),
  };
}

async function end(broker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasExited(broker)) return;
  const exited = once(broker, 'exit');
  broker.kill(signal);
  await exited;
}
