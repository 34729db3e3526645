import { parseArgs } from 'node:util';
import { MUTANTS, type MutantName } from './build/mutants.js';

export const LOGS = ['postgres', 'kafka'] as const;
export type LogName = (typeof LOGS)[number];

export interface TortureOptions {
  log: LogName;
  kills: number;
  /** The same seed gives the same kills in the same order with the same gaps. */
  seed: number;
  /** Contacts per second that the load aims at. */
  rate: number;
  /** Break the code on purpose; the run is expected to fail then. */
  mutant?: MutantName;
  /** File for the result. */
  json?: string;
}

export const USAGE = `npm run torture -- [--log ${LOGS.join('|')}] [--kills N] [--seed S] [--rate N] [--json FILE] [--mutant NAME]
mutants: ${Object.keys(MUTANTS).join(', ')}`;

/** @throws Error that says what is wrong */
export function readOptions(args: readonly string[]): TortureOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      log: { type: 'string', default: 'postgres' },
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      rate: { type: 'string', default: '300' },
      mutant: { type: 'string' },
      json: { type: 'string' },
    },
  });
  return {
    log: oneOf('log', values.log, LOGS),
    kills: whole('kills', values.kills, 0),
    seed: whole('seed', values.seed, 0),
    rate: whole('rate', values.rate, 1),
    mutant: values.mutant === undefined ? undefined : oneOf('mutant', values.mutant, mutantNames()),
    json: values.json,
  };
}

const mutantNames = () => Object.keys(MUTANTS) as MutantName[];

function oneOf<Name extends string>(option: string, given: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === given);
  if (!found) throw new Error(`--${option} must be one of ${names.join(', ')}`);
  return found;
}

function whole(option: string, given: string, least: number): number {
  const number = Number(given);
  if (!/^\d{1,9}$/.test(given) || number < least)
    throw new Error(`--${option} must be a whole number from ${least}`);
  return number;
}
