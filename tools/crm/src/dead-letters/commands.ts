import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import type { ListOptions } from './list-dead-letters.js';

const SERVICE = ['--service <service>', 'whose consumers; ids count per service', 'timeline'] as const;

export function addDeadLetters(crm: Command, terminal: Terminal): void {
  const deadLetters = crm
    .command('dead-letters')
    .description('events that a consumer could not take, and what waits behind them');
  deadLetters
    .command('list')
    .description('the oldest first')
    .option(...SERVICE)
    .option('--consumer <consumer>', 'of this consumer only, such as timeline.entries')
    .option('--parked', 'also what waits behind the dead ones')
    .option('--json', 'for scripts')
    .action(async (options: ListOptions) =>
      (await import('./list-dead-letters.js')).listDeadLetters(terminal, options),
    );
  deadLetters
    .command('show <id>')
    .description('one with its event and the cause')
    .option(...SERVICE)
    .action(async (id: string, options: { service: string }) =>
      (await import('./show-dead-letter.js')).showDeadLetter(terminal, id, options),
    );
  deadLetters
    .command('replay [id]')
    .description('tries again: everything of that letter’s key, or everything')
    .option(...SERVICE)
    .option('--all', 'all of the service')
    .action(async (id: string | undefined, options: { service: string; all?: boolean }) =>
      (await import('./replay-dead-letters.js')).replayDeadLetters(terminal, id, options),
    );
  deadLetters
    .command('drop <id>')
    .description('gives one up for good')
    .option(...SERVICE)
    .option('--yes', 'without asking')
    .action(async (id: string, options: { service: string; yes?: boolean }) =>
      (await import('./drop-dead-letter.js')).dropDeadLetter(terminal, id, options),
    );
}
