import { parseArgs } from 'node:util';

export const LOGS = ['postgres', 'kafka', 'both'] as const;
export type LogChoice = (typeof LOGS)[number];

export const PARTS = ['projection', 'intake', 'delay', 'notifications', 'page', 'start'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  quick: boolean;
  json?: string;
  writeDocs: boolean;
  log?: LogChoice;
  parts: readonly Part[];
}

export const USAGE = `npm run bench -- [--quick] [--json FILE] [--write-docs] [--log postgres|kafka|both] [--only PART,...]
  --quick       a smaller version that ends within four minutes or so; the full one takes about twenty
  --json FILE   also writes the table as JSON
  --write-docs  also writes docs/benchmarks.md
  --log         which logs the delay is measured on; without it both where Kafka can be started, postgres when quick
  --only        of ${PARTS.join(', ')}`;

/** @throws Error that says what is wrong with the command line */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      'write-docs': { type: 'boolean', default: false },
      log: { type: 'string' },
      only: { type: 'string' },
    },
  });
  return {
    quick: values.quick,
    json: values.json,
    writeDocs: values['write-docs'],
    log: values.log === undefined ? undefined : oneOf(LOGS, values.log),
    parts: values.only?.split(',').map((part) => oneOf(PARTS, part)) ?? PARTS,
  };
}

function oneOf<Name extends string>(names: readonly Name[], text: string): Name {
  const found = names.find((name) => name === text);
  if (!found) throw new Error(`"${text}" is none of ${names.join(', ')}`);
  return found;
}
