import { CommanderError, type Command } from 'commander';
import { program } from './program.js';
import { line, type Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Runs one command line (without node and script). @returns the exit code: 0 done, 1 failed, 2 called wrongly */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await withoutExit(program(terminal), terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return isAskedFor(error, args) ? 0 : 2;
    line(terminal.err, error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

const HELP_OR_VERSION = ['commander.helpDisplayed', 'commander.version'];

function isAskedFor({ code }: CommanderError, args: readonly string[]): boolean {
  return HELP_OR_VERSION.includes(code) || (code === 'commander.help' && args.includes('help'));
}

/** Settings that commands do not inherit once they are made. */
function withoutExit(command: Command, terminal: Terminal): Command {
  command.exitOverride().configureOutput({
    writeOut: (text) => void terminal.out.write(text),
    writeErr: (text) => void terminal.err.write(text),
  });
  for (const sub of command.commands) withoutExit(sub, terminal);
  return command;
}
