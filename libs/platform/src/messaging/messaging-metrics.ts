import { Inject, Injectable } from '@nestjs/common';
import { BatchLogServer, consumerStatus, EVENT_LOG, type EventLog, outboxStatus } from '@viewline/messaging';
import { Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/** What an operator watches: how old the outbox is, how far consumers are behind, what they set aside, how late all is. */
@Injectable()
export class MessagingMetrics {
  constructor(
    @Inject(Registry) private readonly registry: Registry,
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(BatchLogServer) private readonly consumers: BatchLogServer,
  ) {}

  /** @param publishes whether this service has an outbox */
  register(publishes: boolean): void {
    if (publishes) this.registerOutbox();
    this.registerConsumers();
    this.registerDelay();
  }

  private registerOutbox(): void {
    const waiting = this.gauge('viewline_outbox_waiting', 'Events not published yet', []);
    this.gauge(
      'viewline_outbox_age_seconds',
      'Age of the oldest event not published yet',
      [],
      async (age) => {
        const status = await outboxStatus(this.dataSource);
        waiting.set(status.waiting);
        age.set(status.oldest ? (Date.now() - status.oldest.getTime()) / 1000 : 0);
      },
    );
  }

  private registerConsumers(): void {
    const labels = ['consumer', 'topic'];
    const dead = this.gauge('viewline_dead_letters', 'Events that could not be digested', labels);
    const parked = this.gauge('viewline_parked_events', 'Events that wait behind a dead letter', labels);
    this.gauge('viewline_consumer_lag', 'Records in the log not read yet', labels, async (lag) => {
      for (const { consumer, topic, ...status } of await consumerStatus(this.dataSource, this.log)) {
        lag.set({ consumer, topic }, status.lag);
        dead.set({ consumer, topic }, status.dead);
        parked.set({ consumer, topic }, status.parked);
      }
    });
  }

  private registerDelay(): void {
    const delay = new Histogram({
      name: 'viewline_event_delay_seconds',
      help: 'From recorded by its service to applied by this consumer',
      labelNames: ['consumer'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300],
      registers: [this.registry],
    });
    this.consumers.onApplied((consumer, events) => {
      const now = Date.now();
      const ofConsumer = delay.labels({ consumer });
      for (const event of events)
        ofConsumer.observe(Math.max(now - Date.parse(event.recordedtime), 0) / 1000);
    });
  }

  /** A scrape must not fail because the database is away: the last values stand, and readiness tells. */
  private gauge(
    name: string,
    help: string,
    labelNames: string[],
    read?: (gauge: Gauge) => Promise<void>,
  ): Gauge {
    return new Gauge({
      name,
      help,
      labelNames,
      registers: [this.registry],
      ...(read && {
        async collect() {
          await read(this).catch(() => undefined);
        },
      }),
    });
  }
}
