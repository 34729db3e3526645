import { DeadLetterDesk } from '@viewline/messaging';
import { CommandFailed } from '../failures.js';
import { UsageError } from '../usage-error.js';
import { findInstallation } from '../installation.js';
import { withServiceDatabase } from '../service-database.js';
import { line, type Terminal } from '../terminal.js';

/** Gives a letter up for good. What it says will be missing where the consumer would have put it. */
export async function dropDeadLetter(
  terminal: Terminal,
  id: string,
  { service, yes }: { service: string; yes?: boolean },
): Promise<void> {
  await withServiceDatabase(await findInstallation(terminal), service, async (dataSource) => {
    const desk = new DeadLetterDesk(dataSource);
    const { type, consumer, key } = await desk.show(id);
    if (!yes) {
      await confirm(terminal, `Drop ${type ?? 'the record'} of ${key} for ${consumer} for good? [y/N] `);
    }
    await desk.drop(id);
    line(terminal.out, `Dropped dead letter ${id}; what waited behind it goes on.`);
  });
}

async function confirm({ ask }: Terminal, question: string): Promise<void> {
  if (!ask) throw new UsageError('Nobody is here to confirm: say --yes.');
  if (!/^y(es)?$/i.test((await ask(question)).trim())) throw new CommandFailed('Nothing was dropped.');
}
