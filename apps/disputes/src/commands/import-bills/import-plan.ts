import { createHash } from 'node:crypto';
import { DomainError } from '@viewline/kernel';
import { assertStorable } from '@viewline/tmf';
import { appliedRates, type AppliedRate } from '../../domain/bill/applied-rate.js';
import { billId, type BillDraft } from '../../domain/bill/bill.js';
import type { BillLine } from '../../domain/bill-import/bill-line.js';
import { billOfLine, ownerOf, waitingItemsOf } from '../../domain/bill-import/bill-of-line.js';
import type { Rejection } from '../../domain/bill-import/rejection.js';
import type { NewBill } from '../../persistence/bill.repository.js';
import { checkBillLine } from './check-bill-line.js';
import type { FileRecord } from './read-records.js';

export interface PlannedBill {
  line: number;
  draft: BillDraft;
  /** Of what the bill is about; state and payments change afterwards and are no part of it. */
  fingerprint: string;
}

/** What a chunk of a file means: new bills, charges that wait for one, lines that say nothing new, and refused ones. */
export class ImportPlan {
  readonly rejections: Rejection[] = [];
  unchanged = 0;
  private readonly waiting = new Map<string, AppliedRate>();
  private readonly byNumber = new Map<string, PlannedBill>();

  constructor(records: readonly FileRecord[]) {
    for (const { line, value, problem } of records) {
      if (problem !== undefined) this.reject(line, problem);
      else this.read(line, value);
    }
  }

  get bills(): PlannedBill[] {
    return [...this.byNumber.values()];
  }

  get billNos(): string[] {
    return [...this.byNumber.keys()];
  }

  /** Charges that wait for a bill, each once. */
  get waitingRates(): AppliedRate[] {
    return [...this.waiting.values()];
  }

  get itemIds(): string[] {
    return this.bills.flatMap(ratesOf).map(({ id }) => id);
  }

  /** Takes out the bills that are known already, unless they were inserted by this very plan. */
  compare(known: ReadonlyMap<string, string>, inserted: readonly NewBill[] = []): void {
    const own = new Set(inserted.map(({ bill }) => bill.billNo));
    for (const [billNo, planned] of this.byNumber) {
      const fingerprint = own.has(billNo) ? undefined : known.get(billNo);
      if (fingerprint !== undefined) this.settle(billNo, planned, fingerprint);
    }
  }

  /** An item with an id of its own can be on one bill only; one that waits for a bill must be the same there. */
  refuseTakenItems(known: readonly AppliedRate[]): void {
    const holders = new Map(known.map((rate) => [rate.id, rate]));
    for (const [billNo, planned] of this.byNumber) {
      const rates = ratesOf(planned);
      const taken = rates.find((rate) => !isFree(rate, holders.get(rate.id)));
      if (taken) {
        this.byNumber.delete(billNo);
        this.reject(planned.line, `the item ${taken.id} is known from elsewhere`);
      } else {
        for (const rate of rates) holders.set(rate.id, rate);
      }
    }
  }

  private read(line: number, value: unknown): void {
    const checked = storable(value) ? checkBillLine(value) : { reason: 'holds text that cannot be stored' };
    if ('reason' in checked) {
      this.reject(line, checked.reason);
      return;
    }
    try {
      this.take(line, checked.line);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.reject(line, error.message);
    }
  }

  private take(line: number, told: BillLine): void {
    const { billNo } = told;
    if (billNo === undefined) {
      for (const rate of appliedRates(waitingItemsOf(told), { ...ownerOf(told), billId: null })) {
        if (this.waiting.has(rate.id)) this.unchanged += 1;
        else this.waiting.set(rate.id, rate);
      }
      return;
    }
    const draft = billOfLine({ ...told, billNo });
    const planned = { line, draft, fingerprint: fingerprintOf(draft) };
    const before = this.byNumber.get(billNo);
    if (before) this.settle(billNo, planned, before.fingerprint, before);
    else this.byNumber.set(billNo, planned);
  }

  /** The same bill told of again; what stays planned under its number is `instead`, if anything. */
  private settle(
    billNo: string,
    { line, fingerprint }: PlannedBill,
    known: string,
    instead?: PlannedBill,
  ): void {
    if (instead) this.byNumber.set(billNo, instead);
    else this.byNumber.delete(billNo);
    if (fingerprint === known) this.unchanged += 1;
    else this.reject(line, `the bill ${billNo} is known with other contents`);
  }

  private reject(line: number, reason: string): void {
    this.rejections.push({ line, reason: reason.slice(0, 500) });
  }
}

const ratesOf = ({ draft }: PlannedBill): AppliedRate[] =>
  appliedRates(draft.items, { ...draft, billId: billId(draft.billNo) });

/** Free is what nobody has, what waits for a bill, and what another import put on this very bill this moment. */
function isFree(rate: AppliedRate, holder: AppliedRate | undefined): boolean {
  if (!holder || holder.billId === rate.billId) return true;
  const isSame = holder.gross.equals(rate.gross) && holder.net.equals(rate.net);
  return holder.billId === null && holder.subscriberId === rate.subscriberId && isSame;
}

function fingerprintOf({ state: _state, payments: _payments, ...contents }: BillDraft): string {
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex');
}

function storable(value: unknown): boolean {
  try {
    assertStorable(value);
    return true;
  } catch {
    return false;
  }
}
