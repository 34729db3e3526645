import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';

const EVERY = 60 * 60_000;
/** An event comes twice within seconds of a crash, or when a log is restored; a month covers both. */
const KEEP = '30 days';

/** Keeps the inbox from growing for ever. Returns how to stop. */
export function pruneInbox(dataSource: DataSource): () => void {
  const logger = new Logger('InboxPruning');
  const timer = setInterval(() => {
    dataSource
      .query(`DELETE FROM inbox WHERE received_at < now() - interval '${KEEP}'`)
      .catch((error: unknown) => logger.warn(`not now: ${(error as Error).message}`));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
