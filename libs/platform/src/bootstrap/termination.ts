import { Logger } from '@nestjs/common';
import { stopTracing } from '../tracing/tracing.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** Milliseconds in which one wish may come twice: Ctrl-C reaches us from the terminal and again through npm. */
const ECHO = 1_000;

/** The first signal shuts down in order and exits; a second one means it: exit at once. */
export function onTermination(shutDown: () => Promise<boolean>): void {
  const logger = new Logger('Termination');
  let first: { signal: string; at: number } | undefined;
  const handle = async (signal: string): Promise<void> => {
    if (first?.signal === signal && performance.now() - first.at < ECHO) return;
    if (first) process.exit(1);
    first = { signal, at: performance.now() };
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
