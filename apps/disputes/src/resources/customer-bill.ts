import { BILL_STATES } from '@viewline/events';
import {
  AttachmentRefOrValueSchema,
  defineTmfResource,
  EntityRefSchema,
  POLYMORPHIC,
  TimePeriodSchema,
} from '@viewline/tmf';
import { Type } from 'typebox';
import { date, list, text } from './attributes.js';
import { CUSTOMER_BILL_API } from './customer-bill-api.js';
import { TmfMoneySchema } from './tmf-money.js';

const money = () => Type.Optional(TmfMoneySchema);

export const TaxItemSchema = Type.Object({
  taxCategory: text(200),
  taxRate: Type.Optional(Type.Number()),
  taxAmount: money(),
  ...POLYMORPHIC,
});

/** TMF678 CustomerBill v4.0.0: read, and moved along its states. Its events are those of v5: v4 names none. */
export const CUSTOMER_BILL = defineTmfResource({
  api: CUSTOMER_BILL_API,
  name: 'customerBill',
  type: 'CustomerBill',
  attributes: {
    billDate: date(),
    billNo: text(100),
    category: text(100),
    lastUpdate: date(),
    nextBillDate: date(),
    paymentDueDate: date(),
    runType: text(20),
    amountDue: money(),
    appliedPayment: list(
      Type.Object({ appliedAmount: money(), payment: Type.Optional(EntityRefSchema), ...POLYMORPHIC }),
      1000,
    ),
    billDocument: list(AttachmentRefOrValueSchema),
    billingAccount: Type.Optional(EntityRefSchema),
    billingPeriod: Type.Optional(TimePeriodSchema),
    financialAccount: Type.Optional(EntityRefSchema),
    paymentMethod: Type.Optional(EntityRefSchema),
    relatedParty: list(EntityRefSchema),
    remainingAmount: money(),
    state: Type.Enum([...BILL_STATES]),
    taxExcludedAmount: money(),
    taxIncludedAmount: money(),
    taxItem: list(TaxItemSchema, 1000),
  },
  mandatory: ['state'],
  notPatchable: [
    'billDate',
    'billNo',
    'category',
    'lastUpdate',
    'nextBillDate',
    'paymentDueDate',
    'runType',
    'amountDue',
    'appliedPayment',
    'billDocument',
    'billingAccount',
    'billingPeriod',
    'financialAccount',
    'paymentMethod',
    'relatedParty',
    'remainingAmount',
    'taxExcludedAmount',
    'taxIncludedAmount',
    'taxItem',
  ],
  storage: {
    table: 'bill',
    document: 'document',
    columns: {
      id: { name: 'id', type: 'uuid' },
      billNo: { name: 'bill_no' },
      state: { name: 'state' },
      billDate: { name: 'bill_date' },
      lastUpdate: { name: 'updated_at' },
      'relatedParty.id': { name: 'subscriber_id', type: 'uuid' },
      'billingAccount.id': { name: 'account_id' },
    },
  },
  subscribersOf: ({ document }) => (document['relatedParty'] as { id: string }[]).map(({ id }) => id),
  events: ['Create', 'StateChange', 'AttributeValueChange'],
});
