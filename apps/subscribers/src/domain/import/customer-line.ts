import { DomainError } from '@viewline/kernel';
import { identity, type Identity, type IdentityKind } from '@viewline/events';
import { distinct } from '../contact-addresses.js';
import type { Rejection } from './rejection.js';

export const COLUMNS = [
  'externalId',
  'accountNumber',
  'name',
  'language',
  'status',
  'plan',
  'segment',
  'region',
  'since',
  'phones',
  'emails',
  'macs',
  'panelUser',
  'street',
  'postCode',
  'city',
  'country',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Cells by column; empty ones are absent. */
export type Cells = Readonly<Partial<Record<Column, string>>>;

/** One valid line of a customer base: who they are, and under which addresses. */
export interface CustomerLine {
  line: number;
  cells: Cells;
  account: Identity | undefined;
  /** All others: phones, e-mails, devices, panel user. */
  addresses: readonly Identity[];
}

const LIMITS: Readonly<Partial<Record<Column, number>>> = {
  externalId: 200,
  accountNumber: 100,
  name: 500,
  status: 60,
  plan: 120,
  segment: 60,
  region: 120,
};
const DEFAULT_LIMIT = 4000;
const ADDRESSES: readonly [Column, IdentityKind][] = [
  ['phones', 'phone'],
  ['emails', 'email'],
  ['macs', 'mac'],
  ['panelUser', 'panel-user'],
];

/**
 * Reads one line. What makes it useless rejects it (no line comes back); a single unreadable value is left out.
 * @param region for phone numbers without a country code
 */
export function readCustomerLine(
  line: number,
  given: Cells,
  region: string | undefined,
): { customer: CustomerLine | undefined; rejections: Rejection[] } {
  const rejections: Rejection[] = [];
  const leaveOut = (column: Column, reason: string) =>
    rejections.push({ line, column, reason, effect: 'value-left-out' });
  const fatal = obstacle(given);
  if (fatal) return { customer: undefined, rejections: [{ line, ...fatal, effect: 'line-rejected' }] };

  const cells: Partial<Record<Column, string>> = { ...given };
  for (const [column, read] of [
    ['language', readLanguage],
    ['since', readDate],
  ] as const) {
    const text = cells[column];
    const value = text === undefined ? undefined : read(text);
    if (text !== undefined && value === undefined) leaveOut(column, `cannot read ${quoted(text)}`);
    cells[column] = value;
  }
  const addresses = ADDRESSES.flatMap(([column, kind]) =>
    listOf(cells[column]).flatMap((text) => {
      const address = addressOf(kind, text, region);
      if (!address) leaveOut(column, `not a ${kind} address: ${quoted(text)}`);
      return address ? [address] : [];
    }),
  );
  const account = cells.accountNumber === undefined ? undefined : addressOf('account', cells.accountNumber);
  return { customer: { line, cells, account, addresses: distinct(addresses) }, rejections };
}

function obstacle(cells: Cells): { column: string; reason: string } | undefined {
  if (!cells.name) return { column: 'name', reason: 'is missing' };
  if (!cells.externalId && !cells.accountNumber) {
    return { column: 'externalId', reason: 'is missing, and so is accountNumber: one of them is needed' };
  }
  if (cells.accountNumber !== undefined && !addressOf('account', cells.accountNumber)) {
    return { column: 'accountNumber', reason: `not an account number: ${quoted(cells.accountNumber)}` };
  }
  for (const [column, text] of Object.entries(cells) as [Column, string][]) {
    const limit = LIMITS[column] ?? DEFAULT_LIMIT;
    if (text.length > limit) return { column, reason: `is longer than ${limit} characters` };
    if (UNSTORABLE.test(text)) return { column, reason: 'holds characters that are no text' };
  }
  return undefined;
}

// NUL and lone surrogates, which JSON can smuggle in, and what stands where bytes were no UTF-8.
const UNSTORABLE = /[\0\ud800-\udfff\ufffd]/u;

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[|,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function addressOf(kind: IdentityKind, text: string, region?: string): Identity | undefined {
  try {
    return identity(kind, text, region);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function readLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** ISO 8601 alone: whether 03/04/2020 is in March or in April only the sender knows. */
function readDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(text))
    return undefined;
  const withZone = /\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$|^\S{10}$/.test(text) ? text : `${text}Z`;
  const at = new Date(withZone.replace(' ', 'T'));
  const isReal =
    !Number.isNaN(at.getTime()) &&
    new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(text.slice(8, 10));
  return isReal ? at.toISOString() : undefined;
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 80));
