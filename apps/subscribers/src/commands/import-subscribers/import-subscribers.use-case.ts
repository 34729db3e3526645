import { Injectable } from '@nestjs/common';
import { DomainError, systemClock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { chunksAfter, type Chunk, type IncomingFile } from '@viewline/platform';
import { readCustomerLine, type CustomerLine } from '../../domain/import/customer-line.js';
import { ImportPlan } from '../../domain/import/import-plan.js';
import type { Rejection } from '../../domain/import/rejection.js';
import { AddressRepository } from '../../persistence/address.repository.js';
import { HubRepository } from '../../persistence/hub.repository.js';
import { ImportRepository } from '../../persistence/import.repository.js';
import type { ImportRow } from '../../persistence/import.row.js';
import { ImportedSubscriberRepository } from '../../persistence/imported-subscriber.repository.js';
import { PartyRepository } from '../../persistence/party.repository.js';
import { SubscriberRepository } from '../../persistence/subscriber.repository.js';
import { CUSTOMER } from '../../resources/customer.js';
import { INDIVIDUAL } from '../../resources/individual.js';
import { SubscribersConfig } from '../../subscribers.config.js';
import { readRecords, type FileRecord } from './read-records.js';

export interface ImportRequest extends IncomingFile {
  /** The caller's; the same id with the same file goes on where it stopped, or changes nothing if it was done. */
  id: string;
  by: string;
  /** After each chunk, once it is committed. */
  onProgress?: (progress: ImportRow) => void;
}

/** Records in one transaction. */
const CHUNK_SIZE = 500;
const ATTEMPTS = 3;

@Injectable()
export class ImportSubscribers {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportRepository,
    private readonly imported: ImportedSubscriberRepository,
    private readonly subscribers: SubscriberRepository,
    private readonly parties: PartyRepository,
    private readonly addresses: AddressRepository,
    private readonly hub: HubRepository,
    private readonly config: SubscribersConfig,
  ) {}

  /**
   * Takes in a file of customers, chunk by chunk, each with its events and its progress in one transaction.
   * @throws DomainError `import.columns`, `import.not-utf8`, `import.other-file`, `import.runs-elsewhere`
   */
  async execute({ source, onProgress, ...request }: ImportRequest): Promise<ImportRow> {
    let progress = await this.imports.open(request);
    if (progress.status === 'finished') return progress;
    for await (const chunk of chunksAfter(readRecords(source, request.format), CHUNK_SIZE, progress)) {
      progress = await this.commit(request.id, chunk);
      onProgress?.(progress);
    }
    return await this.imports.finish(request.id, progress);
  }

  private async commit(id: string, chunk: Chunk<FileRecord>): Promise<ImportRow> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.transactions.run((tx) => this.take(tx, id, chunk));
      } catch (error) {
        // Somebody registered one of them this moment; now the chunk finds them known.
        const isTaken = error instanceof DomainError && error.code === 'subscriber.external-id-taken';
        if (!isTaken || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async take(tx: Transaction, id: string, chunk: Chunk<FileRecord>): Promise<ImportRow> {
    await this.imports.lock(tx, id, chunk.before);
    const { customers, rejections } = this.readAll(chunk.records);
    const known = await this.imported.lockKnown(tx, id, customers);
    const addresses = customers.flatMap(({ account, addresses: all }) => (account ? [account, ...all] : all));
    const book = await this.addresses.hold(
      tx,
      addresses,
      known.map(({ subscriber }) => subscriber.id),
    );
    const plan = new ImportPlan(known, book, systemClock.now());
    for (const customer of customers) plan.take(customer);

    await this.parties.insert(tx, plan.parties);
    const registered = plan.registered.map(({ line, ...change }) => ({
      ...change,
      origin: { importId: id, line },
    }));
    await this.subscribers.insertWithEvents(tx, registered);
    await this.subscribers.saveWithEvents(tx, plan.updated);
    await this.imported.markMet(tx, id, plan.met);
    await this.addresses.save(tx, book);
    await this.hub.created(tx, INDIVIDUAL, plan.parties);
    await this.hub.created(
      tx,
      CUSTOMER,
      plan.registered.map(({ subscriber }) => subscriber),
    );
    await this.hub.changed(
      tx,
      CUSTOMER,
      plan.updated.map(({ subscriber, changed }) => ({ ...subscriber, changed })),
    );
    return await this.imports.advance(tx, id, {
      records: chunk.records.length,
      bytes: chunk.end,
      fingerprint: chunk.fingerprint,
      registered: plan.registered.length,
      updated: plan.updated.length,
      unchanged: plan.met.length - plan.updated.length,
      rejections: [...rejections, ...plan.rejections].toSorted((a, b) => a.line - b.line),
    });
  }

  private readAll(records: readonly FileRecord[]): { customers: CustomerLine[]; rejections: Rejection[] } {
    const rejections: Rejection[] = [];
    const customers = records.flatMap(({ line, cells, problem }) => {
      if (problem) {
        rejections.push({ line, ...problem, effect: 'line-rejected' });
        return [];
      }
      const read = readCustomerLine(line, cells, this.config.DEFAULT_REGION);
      rejections.push(...read.rejections);
      return read.customer ? [read.customer] : [];
    });
    return { customers, rejections };
  }
}
