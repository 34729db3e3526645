import { Logger } from '@nestjs/common';
import { stopTracing } from '../tracing/tracing.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** The first signal shuts down in order and exits; a second one means it: exit at once. */
export function onTermination(shutDown: () => Promise<boolean>): void {
  const logger = new Logger('Termination');
  let isLeaving = false;
  const handle = async (signal: string): Promise<void> => {
    if (isLeaving) process.exit(1);
    isLeaving = true;
    logger.log(`${signal}: draining`);
    try {
      const inTime = await shutDown();
      await stopTracing();
      process.exit(inTime ? 0 : 1);
    } catch (error) {
      logger.error(error);
      process.exit(1);
    }
  };
  for (const signal of SIGNALS) process.on(signal, (name) => void handle(name));
}
