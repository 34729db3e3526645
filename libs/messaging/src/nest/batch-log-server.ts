import { Logger } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DataSource } from 'typeorm';
import { BatchProcessor } from '../consumer/batch-processor.js';
import { ConsumerPositions } from '../consumer/consumer-positions.js';
import type { ConsumerDeclaration, EventHandler } from '../consumer/event-handler.js';
import { pruneInbox } from '../consumer/prune-inbox.js';
import { StepApplier, type AppliedListener } from '../consumer/step-applier.js';
import { DeadLetterReplayer } from '../dead-letters/dead-letter-replayer.js';
import { DeadLetterStore } from '../dead-letters/dead-letter-store.js';
import type { EventLog, LogSubscription } from '../log/event-log.port.js';
import type { Transactions } from '../transactions.js';
import { BatchContext, LOG_TRANSPORT } from './log-transport.js';

/** Of leisurely consumers. Milliseconds: more than one step takes, less than a person notices. */
const LINGER = 200;

interface RunningConsumer {
  subscription: LogSubscription;
  replayer: DeadLetterReplayer;
}

/**
 * Nest transport over the event log. Unlike Nest's Kafka server it hands out batches, acknowledges only after the
 * handler's transaction, and never drops what it cannot handle. One subscription per consumer: a slow one delays
 * nobody else.
 */
export class BatchLogServer extends Server implements CustomTransportStrategy {
  override readonly transportId = LOG_TRANSPORT;
  override readonly propagatesEventHandlerErrors = true;
  protected override readonly logger = new Logger(BatchLogServer.name);
  private consumers: RunningConsumer[] = [];
  private stopPruning: (() => void) | undefined;
  private readonly appliedListeners = new Set<AppliedListener>();

  constructor(
    private readonly log: EventLog,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  /** Told after each commit which events a consumer has applied. */
  onApplied(listener: AppliedListener): void {
    this.appliedListeners.add(listener);
  }

  listen(callback: (error?: unknown) => void): void {
    this.startConsumers().then(() => callback(), callback);
  }

  /** True once every consumer has its share of the partitions. */
  isReady(): boolean {
    return (
      this.consumers.length === this.messageHandlers.size &&
      this.consumers.every((c) => c.subscription.isReady())
    );
  }

  async close(): Promise<void> {
    this.stopPruning?.();
    await Promise.all(this.consumers.flatMap((c) => [c.subscription.stop(), c.replayer.stop()]));
    this.consumers = [];
  }

  on(): void {
    throw new Error('the event log server has no events of its own');
  }

  unwrap<T>(): T {
    return this.log as T;
  }

  private async startConsumers(): Promise<void> {
    for (const handler of this.messageHandlers.values())
      this.consumers.push(await this.startConsumer(handler));
    if (this.consumers.length > 0) this.stopPruning = pruneInbox(this.dataSource);
  }

  private async startConsumer(nestHandler: MessageHandler): Promise<RunningConsumer> {
    const { declaration } = nestHandler.extras as { declaration: ConsumerDeclaration };
    const handler: EventHandler = (events, tx) => this.call(nestHandler, events, new BatchContext([tx]));
    const store = new DeadLetterStore();
    const positions = new ConsumerPositions(this.dataSource);
    const applier = new StepApplier(
      declaration,
      handler,
      this.transactions,
      positions,
      store,
      (...applied) => {
        for (const listener of this.appliedListeners) listener(...applied);
      },
    );
    const processor = new BatchProcessor(declaration.consumer, applier);
    const subscription = await this.log.subscribe({
      group: declaration.consumer,
      topics: [...new Set(declaration.events.map((event) => event.topic))],
      linger: declaration.leisurely && LINGER,
      position: (at) => processor.position(at),
      handle: (batch, control) => processor.process(batch, control),
    });
    const replayer = new DeadLetterReplayer(declaration, handler, this.dataSource, this.transactions, store);
    replayer.start();
    return { subscription, replayer };
  }

  /** Nest answers a failure with a stream that errors, so the stream must be awaited: see the hooks' contract too. */
  private call(handler: MessageHandler, data: unknown, context: BatchContext): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // A hook that forgets to return its promise must not acknowledge early: resolve only from inside.
      const started = this.onProcessingStartHook(LOG_TRANSPORT, context, async () => {
        try {
          const result: unknown = await handler(data, context);
          resolve(isObservable(result) ? await lastValueFrom(result, { defaultValue: undefined }) : result);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        } finally {
          this.onProcessingEndHook?.(LOG_TRANSPORT, context);
        }
      }) as Promise<unknown> | undefined;
      started?.catch?.(reject);
    });
  }
}
