import { ConfigurationError } from '@viewline/platform';
import { ClusterInUse } from '@viewline/postgres';

const FOLDER = 'choose another DATA_DIR, or make this one writable for the user who starts Viewline';

/** What to do about failures that happen to people who try the product; `fact` is what the system said. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there: stop it, or choose another PORT',
  EACCES: FOLDER,
  EPERM: FOLDER,
  EROFS: FOLDER,
  ENOENT: FOLDER,
  ENOTDIR: FOLDER,
  EEXIST: FOLDER,
  ENOSPC: 'the disk is full',
  ECONNREFUSED: 'is the server in DATABASE_URL running?',
};

/** Why the start failed: a sentence where one can act on it, and everything that is known where it is our fault. */
export function explainStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigurationError || error instanceof ClusterInUse) return error.message;
  const advice = ADVICE[(error as NodeJS.ErrnoException).code ?? ''];
  return advice ? `${error.message}: ${advice}.` : (error.stack ?? error.message);
}
