import { DomainError } from '@viewline/kernel';

/** Columns that tell of the bill, and those that tell of one item, by their name in a file and in a BillLine. */
const BILL_COLUMNS = [
  'billNo',
  'accountNumber',
  'subscriberId',
  'currency',
  'billDate',
  'paymentDueDate',
  'periodStart',
  'periodEnd',
  'category',
  'runType',
  'state',
  'total',
] as const;

const ITEM_COLUMNS = {
  itemId: 'id',
  itemName: 'name',
  itemType: 'type',
  itemDescription: 'description',
  itemDate: 'date',
  itemPeriodStart: 'periodStart',
  itemPeriodEnd: 'periodEnd',
  itemProductId: 'productId',
  itemAmount: 'amount',
  itemTaxExcludedAmount: 'taxExcludedAmount',
  itemTaxCategory: 'taxCategory',
  itemTaxRate: 'taxRate',
} as const;

export interface Column {
  of: 'bill' | 'item';
  name: string;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
const BY_PLAIN_NAME = new Map<string, Column>([
  ...BILL_COLUMNS.map((name) => [plain(name), { of: 'bill', name }] as const),
  ...Object.entries(ITEM_COLUMNS).map(([head, name]) => [plain(head), { of: 'item', name }] as const),
]);

/** `Bill No`, `bill_no` and `billNo` are one column; one that we do not know is somebody else's. */
export function readHead(names: readonly string[]): (Column | undefined)[] {
  const columns = names.map((name) => BY_PLAIN_NAME.get(plain(name)));
  const known = columns.filter((column) => column !== undefined);
  const twice = known.find((column, n) => known.indexOf(column) !== n);
  if (twice) throw badHead(`the column ${twice.name} is there twice`);
  for (const needed of ['currency', 'itemAmount']) {
    if (!columns.includes(BY_PLAIN_NAME.get(plain(needed)))) throw badHead(`there is no column ${needed}`);
  }
  return columns;
}

function badHead(message: string): DomainError {
  return new DomainError('invalid', 'import.columns', `The head line is not usable: ${message}`);
}
