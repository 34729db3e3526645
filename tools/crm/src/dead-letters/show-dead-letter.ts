import { DeadLetterDesk } from '@viewline/messaging';
import { findInstallation } from '../installation.js';
import { withServiceDatabase } from '../service-database.js';
import { line, type Terminal } from '../terminal.js';
import { printable } from '../text-table.js';

/** Everything that is known of one letter, the event as it came included. */
export async function showDeadLetter(
  terminal: Terminal,
  id: string,
  { service }: { service: string },
): Promise<void> {
  const letter = await withServiceDatabase(await findInstallation(terminal), service, (dataSource) =>
    new DeadLetterDesk(dataSource).show(id),
  );
  const { headers, value, cause, ...facts } = letter;
  const say = (text: string) => line(terminal.out, printable(text));
  for (const [name, fact] of Object.entries(facts)) say(`${name.padEnd(18)} ${textOf(fact)}`);
  say('\nheaders');
  for (const [name, header] of Object.entries(headers)) say(`  ${name.padEnd(18)} ${header}`);
  say(`\nvalue\n${indent(value === null ? '(none)' : pretty(value))}`);
  say(`\ncause\n${indent(cause ?? '(waits behind another letter of its key)')}`);
}

function textOf(fact: string | number | Date | null): string {
  if (fact === null) return '-';
  return fact instanceof Date ? fact.toISOString() : String(fact);
}

/** What is no JSON may be the very cause, and is shown as it is. */
function pretty(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((each) => `  ${each}`)
    .join('\n');
}
