import type { LogSubscription } from './event-log.port.js';

/** The subscriptions of one client of a log, which end with it. */
export class RunningSubscriptions {
  private readonly running = new Set<LogSubscription>();

  start(subscription: LogSubscription & { start(): void }): LogSubscription {
    this.running.add(subscription);
    subscription.start();
    return {
      isReady: () => subscription.isReady(),
      stop: async () => {
        await subscription.stop();
        this.running.delete(subscription);
      },
    };
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running].map((subscription) => subscription.stop()));
  }
}
