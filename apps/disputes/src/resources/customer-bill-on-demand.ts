import { defineTmfResource, EntityRefSchema } from '@viewline/tmf';
import { Type } from 'typebox';
import { text } from './attributes.js';
import { CUSTOMER_BILL_API } from './customer-bill-api.js';

export const ON_DEMAND_STATES = ['inProgress', 'rejected', 'done', 'terminatedWithError'] as const;
export type OnDemandState = (typeof ON_DEMAND_STATES)[number];

/** TMF678 CustomerBillOnDemand v4.0.0: asks for a bill of what is not billed yet. Its events are those of v5. */
export const CUSTOMER_BILL_ON_DEMAND = defineTmfResource({
  api: CUSTOMER_BILL_API,
  name: 'customerBillOnDemand',
  type: 'CustomerBillOnDemand',
  attributes: {
    description: text(),
    lastUpdate: text(100),
    name: text(300),
    billingAccount: EntityRefSchema,
    customerBill: Type.Optional(EntityRefSchema),
    relatedParty: Type.Optional(EntityRefSchema),
    state: Type.Optional(Type.Enum([...ON_DEMAND_STATES])),
  },
  mandatory: ['billingAccount'],
  notPatchable: [],
  storage: {
    table: 'bill_on_demand',
    document: 'document',
    columns: { id: { name: 'id', type: 'uuid' }, state: { name: 'state' } },
  },
  subscribersOf: ({ document }) => {
    const party = document['relatedParty'] as { id: string } | undefined;
    return party ? [party.id] : [];
  },
  events: ['Create', 'StateChange'],
});
