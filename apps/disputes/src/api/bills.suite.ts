import { newId } from '@viewline/kernel';
import type { DisputesDoor, Json } from './disputes-door.suite.js';

export interface SampleBill extends Json {
  billNo: string;
  accountNumber: string;
}

export const IMPORTS = '/api/disputes/v1/bill-imports';
export const TMF = '/tmf-api/customerBillManagement/v4';

/** A bill of 148.50 with three items. */
export function sampleBill(more: Json = {}): SampleBill {
  const key = newId();
  return {
    billNo: `INV-${key}`,
    accountNumber: `ACC-${key}`,
    currency: 'SAR',
    billDate: '2026-03-01',
    paymentDueDate: '2026-03-21',
    periodStart: '2026-02-01',
    periodEnd: '2026-03-01',
    state: 'sent',
    total: '148.50',
    items: [
      {
        id: newId(),
        name: 'باقة بريميوم',
        type: 'recurringCharge',
        amount: '115.00',
        taxExcludedAmount: 100,
        taxRate: 15,
        taxCategory: 'VAT',
      },
      { id: newId(), name: 'Option Sport', type: 'recurringCharge', amount: 23.5, productId: newId() },
      { id: newId(), name: '点播', type: 'usageCharge', amount: '10' },
    ],
    ...more,
  };
}

export const importBills = (door: DisputesDoor, bills: readonly Json[], query = '') =>
  door.call('POST', IMPORTS + query, bills.map((bill) => JSON.stringify(bill)).join('\n'), {
    role: 'integrator',
    type: 'application/x-ndjson',
  });

/** The bill as TMF678 shows it. */
export async function issued(door: DisputesDoor, more: Json = {}) {
  const sample = sampleBill(more);
  const done = await importBills(door, [sample]);
  if (done.body['issued'] !== 1) throw new Error(`not issued: ${done.text}`);
  const { body } = await door.call('GET', `${TMF}/customerBill?billNo=${sample.billNo}`);
  const bill = body[0]!;
  return {
    sample,
    bill,
    id: String(bill['id']),
    subscriberId: String((bill['relatedParty'] as Json[])[0]!['id']),
    rateIds: (sample['items'] as Json[]).map(({ id }) => String(id)),
  };
}
