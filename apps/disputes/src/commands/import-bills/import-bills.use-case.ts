import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, DomainError } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { chunksAfter, type Chunk, type IncomingFile } from '@viewline/platform';
import { issue } from '../../domain/bill/bill.js';
import { AppliedRateRepository } from '../../persistence/applied-rate.repository.js';
import { BillHubRepository } from '../../persistence/bill-hub.repository.js';
import { BillImportRepository } from '../../persistence/bill-import.repository.js';
import type { BillImportRow } from '../../persistence/bill-import.row.js';
import { BillRepository, type NewBill } from '../../persistence/bill.repository.js';
import { ImportPlan, type PlannedBill } from './import-plan.js';
import { readRecords, type FileRecord } from './read-records.js';

export interface BillImportRequest extends IncomingFile {
  /** The caller's; the same id with the same file goes on where it stopped, or changes nothing if it was done. */
  id: string;
  by: string;
}

/** Records in one transaction. */
const CHUNK_SIZE = 200;
const ATTEMPTS = 3;

@Injectable()
export class ImportBills {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: BillImportRepository,
    private readonly bills: BillRepository,
    private readonly rates: AppliedRateRepository,
    private readonly hub: BillHubRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes in a file of bills, chunk by chunk, each with its events and its progress in one transaction.
   * @throws DomainError `import.columns`, `import.other-file`, `import.runs-elsewhere`
   */
  async execute({ source, ...request }: BillImportRequest): Promise<BillImportRow> {
    let progress = await this.imports.open(request, this.clock.now());
    if (progress.status === 'finished') return progress;
    for await (const chunk of chunksAfter(readRecords(source, request.format), CHUNK_SIZE, progress)) {
      progress = await this.commit(request.id, chunk);
    }
    return await this.imports.finish(request.id, progress, this.clock.now());
  }

  private async commit(id: string, chunk: Chunk<FileRecord>): Promise<BillImportRow> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.transactions.run((tx) => this.take(tx, id, chunk));
      } catch (error) {
        // Somebody brought one of the charges this moment; now the chunk finds it known.
        const isTaken = error instanceof DomainError && error.code === 'bill.item-taken';
        if (!isTaken || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async take(tx: Transaction, id: string, chunk: Chunk<FileRecord>): Promise<BillImportRow> {
    await this.imports.lock(tx, id, chunk.before);
    const plan = new ImportPlan(chunk.records);
    plan.compare(await this.bills.fingerprints(tx, plan.billNos));
    plan.refuseTakenItems(await this.rates.known(tx, plan.itemIds));

    const issued = plan.bills.map((planned) => this.issue(planned));
    const inserted = await this.bills.insertWithEvents(tx, issued);
    if (inserted.length < issued.length) {
      // Another import was faster with these numbers: they are known by now.
      plan.compare(await this.bills.fingerprints(tx, plan.billNos), inserted);
    }
    await this.hub.created(tx, inserted);
    const rates = await this.rates.insert(tx, plan.waitingRates);
    return await this.imports.advance(tx, id, {
      records: chunk.records.length,
      bytes: chunk.end,
      fingerprint: chunk.fingerprint,
      issued: inserted.length,
      rates,
      unchanged: plan.unchanged + plan.waitingRates.length - rates,
      rejections: plan.rejections.toSorted((a, b) => a.line - b.line),
    });
  }

  private issue({ draft, fingerprint }: PlannedBill): NewBill {
    return { ...issue(draft, this.clock.now()), fingerprint };
  }
}
