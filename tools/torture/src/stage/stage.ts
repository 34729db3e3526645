import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { startKafka, type RunningKafka } from '@viewline/kafka';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@viewline/postgres';
import type { LogName } from '../options.js';
import { freePort } from './free-port.js';
import { Victim } from './victim.js';

const REPLICAS = [1, 2];
const API_KEY = randomBytes(24).toString('hex');
const OPERATOR_KEY = randomBytes(24).toString('hex');
const SECRETS = {
  twilioAuthToken: randomBytes(16).toString('hex'),
  genericWebhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
};

/** The whole system, each part a process of its own as operators run it: two replicas of each service. */
export class Stage {
  /** Of an integrator. */
  readonly apiKey = API_KEY;
  readonly operatorKey = OPERATOR_KEY;
  readonly secrets = SECRETS;
  /** What vendors are told; they sign it. */
  readonly publicUrl = 'https://crm.torture.example';
  private revivingKafka: Promise<void> = Promise.resolve();

  private constructor(
    private readonly folder: string,
    readonly postgres: EmbeddedPostgres,
    private kafka: RunningKafka | undefined,
    readonly interactions: readonly Victim[],
    readonly timelines: readonly Victim[],
    readonly tickets: readonly Victim[],
    readonly disputes: readonly Victim[],
    readonly notifications: readonly Victim[],
  ) {
    process.once('exit', this.stopNow);
  }

  /**
   * @param build as set aside
   * @param providers of messages, as the notifications service is configured with them
   */
  static async open(
    folder: string,
    build: string,
    log: LogName,
    providers: readonly object[],
  ): Promise<Stage> {
    const kafka = log === 'kafka' ? await startKafka({ dataDir: path.join(folder, 'kafka') }) : undefined;
    const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
    const eventLog = kafka ? `kafka://${kafka.brokers}` : 'postgres:';
    const cast = async (service: string, replicas = REPLICAS) =>
      Promise.all(
        replicas.map((n) =>
          victim(service, n, { folder, build, eventLog, database: postgres.url, providers }),
        ),
      );
    const stage = new Stage(
      folder,
      postgres,
      kafka,
      await cast('interactions'),
      await cast('timeline'),
      await cast('tickets', [1]),
      await cast('disputes'),
      await cast('notifications'),
    );
    for (const one of stage.victims) one.start();
    await Promise.all(stage.victims.map((one) => one.ready()));
    return stage;
  }

  get victims(): Victim[] {
    const { interactions, timelines, tickets, disputes, notifications } = this;
    return [...interactions, ...timelines, ...tickets, ...disputes, ...notifications];
  }

  /** For the log's port. */
  get eventLogUrl(): string {
    return this.kafka ? `kafka://${this.kafka.brokers}` : `${this.postgres.url}/viewline_log`;
  }

  databaseUrl(service: string): string {
    return `${this.postgres.url}/viewline_${service}`;
  }

  /** SIGKILL of the server; whoever started it, starts it again on its port. */
  killPostmaster(): void {
    process.kill(this.postgres.pid, 'SIGKILL');
  }

  /** SIGKILL of the broker, and a new one on its folder and port. */
  killBroker(): void {
    this.revivingKafka = this.revivingKafka.then(async () => {
      if (!this.kafka) return;
      const port = Number(this.kafka.brokers.split(':')[1]);
      await this.kafka.kill();
      this.kafka = await startKafka({ dataDir: path.join(this.folder, 'kafka'), port });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.victims.map((one) => one.stop()));
    await this.revivingKafka.catch(() => undefined);
    await this.kafka?.kill();
    await this.postgres.stop();
    process.removeListener('exit', this.stopNow);
  }

  // Servers end with our process by themselves.
  private readonly stopNow = () => {
    for (const one of this.victims) one.stopNow();
  };
}

interface Surroundings {
  folder: string;
  build: string;
  eventLog: string;
  database: string;
  providers: readonly object[];
}

async function victim(
  service: string,
  nth: number,
  { folder, build, eventLog, database, providers }: Surroundings,
) {
  const name = `${service}-${nth}`;
  const port = await freePort();
  return new Victim({
    name,
    port,
    script: path.join(build, 'apps', service, 'dist', 'main.js'),
    logFile: path.join(folder, `${name}.log`),
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: database,
      EVENT_LOG_URL: eventLog,
      PUBLIC_URL: 'https://crm.torture.example',
      RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
      API_KEYS: `torture:integrator:${digest(API_KEY)},boss:operator:${digest(OPERATOR_KEY)}`,
      NOTIFICATION_PROVIDERS: JSON.stringify(providers),
      TWILIO_AUTH_TOKEN: SECRETS.twilioAuthToken,
      GENERIC_WEBHOOK_SECRET: SECRETS.genericWebhookSecret,
    },
  });
}

const digest = (key: string): string => createHash('sha256').update(key).digest('hex');
