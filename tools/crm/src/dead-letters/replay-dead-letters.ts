import { DeadLetterDesk } from '@viewline/messaging';
import { UsageError } from '../usage-error.js';
import { findInstallation } from '../installation.js';
import { withServiceDatabase } from '../service-database.js';
import { line, type Terminal } from '../terminal.js';

/** Asks the running consumer to try again; with one letter goes everything of its key, in order. */
export async function replayDeadLetters(
  terminal: Terminal,
  id: string | undefined,
  { service, all }: { service: string; all?: boolean },
): Promise<void> {
  if ((id === undefined) === !all) throw new UsageError('Name either one dead letter or --all.');
  const requested = await withServiceDatabase(await findInstallation(terminal), service, (dataSource) =>
    new DeadLetterDesk(dataSource).replay(id ?? 'all'),
  );
  line(
    terminal.out,
    requested === 0
      ? `No dead letters in ${service}.`
      : `${requested} ${requested === 1 ? 'letter' : 'letters'} will be tried again by ${service} within moments.`,
  );
}
