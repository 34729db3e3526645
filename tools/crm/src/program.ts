import { Command } from 'commander';
import { addDeadLetters } from './dead-letters/commands.js';
import type { Terminal } from './terminal.js';

/** What an operator can type. Commands load what they need only when they run, so that help is quick. */
export function program(terminal: Terminal): Command {
  const crm = new Command('crm').description('Looks after a running Viewline.').addHelpText(
    'after',
    `
Works on the server that DATABASE_URL and EVENT_LOG_URL name, or else on the embedded product that runs in DATA_DIR
(default .data). The APIs are at VIEWLINE_URL, with an operator's VIEWLINE_TOKEN, unless the embedded product runs.
Exit codes: 0 done, 1 failed, 2 called wrongly.`,
  );
  addDeadLetters(crm, terminal);
  crm
    .command('outbox')
    .description('events on their way to the log')
    .command('status')
    .description('what waits in each service, since when, and whether its relay runs')
    .action(async () => (await import('./outbox/show-outbox-status.js')).showOutboxStatus(terminal));
  crm
    .command('projections')
    .description('what services keep of the log')
    .command('rebuild')
    .description('builds a projection anew from the log, beside the live one')
    .command('timeline')
    .description('entries, edges, profiles and search terms')
    .action(async () => (await import('./projections/rebuild-projection.js')).rebuildTimeline(terminal));
  crm
    .command('import')
    .description('bulk data from files')
    .command('subscribers <file>')
    .description('a customer base; the same file again goes on where it stopped')
    .option('--format <format>', 'csv or ndjson, unless the name of the file tells')
    .action(async (file: string, options: { format?: string }) => {
      const { importSubscribersFile } = await import('./imports/import-subscribers-file.js');
      await importSubscribersFile(terminal, file, options);
    });
  crm
    .command('verify-file <file>')
    .description('whether a sealed dispute file is as it was sealed; needs nothing but the file')
    .option('--key <key>', 'and signed with this public key (base64url)')
    .option('--seal <seal>', 'and the very one that was published with this seal')
    .action(async (file: string, options: { key?: string; seal?: string }) =>
      (await import('./dispute-files/verify-file.js')).verifyFile(terminal, file, options),
    );
  return crm;
}
