import { BILL_STATES } from '@viewline/events';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { MAX_ITEMS } from '../../domain/bill/bill-of-items.js';
import type { BillLine } from '../../domain/bill-import/bill-line.js';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = (maxLength: number) => Type.Optional(text(maxLength));
const decimal = () => Type.Union([text(40), Type.Number()]);

const ItemSchema = Type.Object({
  id: optional(100),
  name: optional(300),
  type: optional(100),
  description: optional(4000),
  date: optional(40),
  periodStart: optional(40),
  periodEnd: optional(40),
  productId: optional(100),
  amount: decimal(),
  taxExcludedAmount: Type.Optional(decimal()),
  taxCategory: optional(100),
  taxRate: Type.Optional(decimal()),
});

const BillLineSchema = Type.Object({
  billNo: optional(100),
  accountNumber: optional(100),
  subscriberId: Type.Optional(Type.String({ format: 'uuid' })),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  billDate: optional(40),
  paymentDueDate: optional(40),
  periodStart: optional(40),
  periodEnd: optional(40),
  category: optional(100),
  runType: Type.Optional(Type.Enum(['onCycle', 'offCycle'])),
  state: Type.Optional(Type.Enum([...BILL_STATES])),
  total: Type.Optional(decimal()),
  items: Type.Array(ItemSchema, { minItems: 1, maxItems: MAX_ITEMS }),
  payments: Type.Optional(Type.Array(Type.Object({ id: text(100), amount: decimal() }), { maxItems: 1000 })),
});

const validator = Compile(BillLineSchema);

/** @returns the line, or what is wrong with its shape */
export function checkBillLine(value: unknown): { line: BillLine } | { reason: string } {
  if (validator.Check(value)) return { line: value };
  const [error] = validator.Errors(value);
  const path = error?.instancePath.slice(1).replaceAll('/', '.');
  return { reason: `${path || 'the line'} ${error?.message ?? 'is not valid'}` };
}
