import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KAFKA_VERSION, missingForKafka, startKafka } from '@viewline/kafka';
import { measureDelay } from './delay/delay-figures.js';
import { countDependencies } from './footprint/dependencies.js';
import { measureIdle, measureStartUp, services } from './footprint/footprint.js';
import { measureIntake } from './intake/intake.js';
import { measureAnnouncements } from './notifications/announcement-rate.js';
import type { Options } from './options.js';
import { measurePages } from './page/page-figures.js';
import { measureProjectionRate } from './projection/projection-rate.js';
import { resultOf, type Figure, type Result } from './report/figure.js';
import { FULL, QUICK, type Sizes } from './sizes.js';
import { withClient } from './stage/sql.js';
import { Stage } from './stage/stage.js';

export interface Measured {
  results: Result[];
  postgres: string;
  kafka?: string;
}

/** One part after the other, so that nothing is measured while something else runs. */
export class Bench {
  private readonly figures: Figure[] = [];
  private readonly sizes: Sizes;
  private postgres = '';
  private kafka: string | undefined;
  /** Of the bare service after its load, MiB. */
  private bareMemory = Number.NaN;

  constructor(
    private readonly options: Options,
    private readonly say: (what: string) => void,
  ) {
    this.sizes = options.quick ? QUICK : FULL;
  }

  async run(): Promise<Measured> {
    const { parts } = this.options;
    const wants = (part: (typeof parts)[number]) => parts.includes(part);
    if (wants('projection')) await this.onStage('projection', (stage) => this.projection(stage));
    if (wants('intake') || wants('delay'))
      await this.onStage('intake and delay', (stage) => this.services(stage));
    if (wants('delay') && this.useKafka()) await this.delayOnKafka();
    if (wants('notifications'))
      await this.onStage('notifications', (stage) => measureAnnouncements(stage, this.sizes.notifications));
    if (wants('page')) await this.part('page', () => measurePages(this.sizes.page));
    if (wants('start')) {
      await this.onStage('start and footprint', (stage) =>
        measureStartUp(stage, this.sizes.footprint, this.bareMemory),
      );
      this.figures.push(...countDependencies());
    }
    return { results: this.figures.map(resultOf), postgres: this.postgres, kafka: this.kafka };
  }

  private projection(stage: Stage): Promise<Figure[]> {
    return measureProjectionRate(stage, this.sizes.projection);
  }

  private async services(stage: Stage): Promise<Figure[]> {
    const { figures, interactions, bareMemory } = await measureIntake(stage, this.sizes.intake);
    this.bareMemory = bareMemory;
    if (!this.options.parts.includes('delay')) return figures;
    const timeline = await stage.startService('timeline');
    if (this.options.log !== 'kafka') {
      figures.push(...(await measureDelay({ interactions, timeline }, 'embedded log', this.sizes.delay)));
    }
    const running = new Map([
      ['interactions', interactions],
      ['timeline', timeline],
    ]);
    for (const name of services().filter((each) => !running.has(each))) {
      running.set(name, await stage.startService(name));
    }
    return [...figures, ...(await measureIdle(running, bareMemory, this.sizes.footprint))];
  }

  private useKafka(): boolean {
    const { log, quick } = this.options;
    const missing = missingForKafka();
    if (missing && (log === 'kafka' || log === 'both'))
      throw new Error(`Kafka cannot be started: ${missing}`);
    return !missing && (log ? log !== 'postgres' : !quick);
  }

  private async delayOnKafka(): Promise<void> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'viewline-bench-kafka-'));
    const kafka = await startKafka({ dataDir });
    this.kafka = KAFKA_VERSION;
    try {
      await this.onStage(
        'delay on Kafka',
        async (stage) => {
          const interactions = await stage.startService('interactions');
          const timeline = await stage.startService('timeline');
          return measureDelay({ interactions, timeline }, 'Kafka', this.sizes.delay);
        },
        `kafka://${kafka.brokers}`,
      );
    } finally {
      await kafka.kill();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }

  private async onStage(
    name: string,
    measure: (stage: Stage) => Promise<Figure[]>,
    eventLog?: string,
  ): Promise<void> {
    const stage = await Stage.open(eventLog);
    try {
      this.postgres ||= await withClient(stage.databaseUrl('postgres'), async (client) => {
        const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
        return rows[0]!.server_version;
      });
      await this.part(name, () => measure(stage));
    } finally {
      await stage.close();
    }
  }

  private async part(name: string, measure: () => Promise<Figure[]>): Promise<void> {
    this.say(`measuring ${name} …`);
    const startedAt = performance.now();
    this.figures.push(...(await measure()));
    this.say(`measured ${name} in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
}
