import { DomainError } from '@viewline/kernel';
import { COLUMNS, type Column } from '../../domain/import/customer-line.js';

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
const BY_PLAIN_NAME = new Map<string, Column>(COLUMNS.map((column) => [plain(column), column]));
const SINGULAR: Readonly<Record<string, Column>> = { phone: 'phones', email: 'emails', mac: 'macs' };

/** `External ID`, `external_id` and `externalId` are one column; one that we do not know is somebody else's. */
export function columnNamed(name: string): Column | undefined {
  return BY_PLAIN_NAME.get(plain(name)) ?? SINGULAR[plain(name)];
}

/** @throws DomainError `import.columns` for a head line that no customer could be read by */
export function readHead(names: readonly string[]): (Column | undefined)[] {
  const columns = names.map(columnNamed);
  const known = columns.filter((column) => column !== undefined);
  const twice = known.find((column, n) => known.indexOf(column) !== n);
  if (twice) throw badHead(`the column ${twice} is there twice`);
  if (!known.includes('name')) throw badHead('there is no column name');
  if (!known.includes('externalId') && !known.includes('accountNumber')) {
    throw badHead('there is neither a column externalId nor a column accountNumber');
  }
  return columns;
}

function badHead(message: string): DomainError {
  return new DomainError('invalid', 'import.columns', `The head line is not usable: ${message}`);
}
