import { DeadLetterDesk } from '@viewline/messaging';
import { age } from '../age.js';
import { findInstallation } from '../installation.js';
import { withServiceDatabase } from '../service-database.js';
import { line, type Terminal } from '../terminal.js';
import { textTable } from '../text-table.js';

export interface ListOptions {
  service: string;
  consumer?: string;
  parked?: boolean;
  json?: boolean;
}

const SHOWN = 100;

export async function listDeadLetters(terminal: Terminal, options: ListOptions): Promise<void> {
  const { service, consumer, parked, json } = options;
  const found = await withServiceDatabase(await findInstallation(terminal), service, (dataSource) =>
    new DeadLetterDesk(dataSource).list({ consumer, parked, limit: SHOWN + 1 }),
  );
  const letters = found.slice(0, SHOWN);
  if (json) return line(terminal.out, JSON.stringify(letters, null, 2));
  if (letters.length === 0) return line(terminal.out, `No dead letters in ${service}.`);
  const now = new Date();
  line(
    terminal.out,
    textTable(
      ['ID', 'STATUS', 'CONSUMER', 'TYPE', 'KEY', 'AGE', 'CAUSE'],
      letters.map((letter) => [
        letter.id,
        letter.replayRequestedAt ? 'replaying' : letter.status,
        letter.consumer,
        letter.type,
        letter.key,
        age(letter.storedAt, now),
        letter.cause ? firstLine(letter.cause) : null,
      ]),
    ),
  );
  if (found.length > SHOWN) line(terminal.out, `… and more: these are the ${SHOWN} oldest.`);
}

const CAUSE_WIDTH = 80;

function firstLine(cause: string): string {
  const first = cause.split('\n', 1)[0]!;
  return first.length > CAUSE_WIDTH ? `${first.slice(0, CAUSE_WIDTH - 1)}…` : first;
}
