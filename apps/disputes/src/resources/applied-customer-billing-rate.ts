import { defineTmfResource, EntityRefSchema, POLYMORPHIC, TimePeriodSchema } from '@viewline/tmf';
import { Type } from 'typebox';
import { date, list, text } from './attributes.js';
import { CUSTOMER_BILL_API } from './customer-bill-api.js';
import { TaxItemSchema } from './customer-bill.js';
import { TmfMoneySchema } from './tmf-money.js';

const CharacteristicSchema = Type.Object({ name: Type.String(), valueType: text(100), ...POLYMORPHIC });

/** TMF678 AppliedCustomerBillingRate v4.0.0: a charge, on a bill or waiting for one. Read only. */
export const APPLIED_CUSTOMER_BILLING_RATE = defineTmfResource({
  api: CUSTOMER_BILL_API,
  name: 'appliedCustomerBillingRate',
  type: 'AppliedCustomerBillingRate',
  attributes: {
    date: date(),
    description: text(),
    isBilled: Type.Optional(Type.Boolean()),
    name: text(300),
    type: text(100),
    appliedTax: list(TaxItemSchema),
    bill: Type.Optional(EntityRefSchema),
    billingAccount: Type.Optional(EntityRefSchema),
    characteristic: list(CharacteristicSchema),
    periodCoverage: Type.Optional(TimePeriodSchema),
    product: Type.Optional(EntityRefSchema),
    taxExcludedAmount: Type.Optional(TmfMoneySchema),
    taxIncludedAmount: Type.Optional(TmfMoneySchema),
  },
  mandatory: [],
  notPatchable: [],
  storage: {
    table: 'applied_rate',
    document: 'document',
    columns: {
      id: { name: 'id', type: 'uuid' },
      date: { name: 'applied_at' },
      'bill.id': { name: 'bill_id', type: 'uuid' },
    },
  },
  events: [],
});
