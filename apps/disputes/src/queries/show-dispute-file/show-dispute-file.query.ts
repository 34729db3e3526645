import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fileNotFound } from '../../commands/seal-dispute-file/dispute-file.errors.js';
import { DisputeFileRepository, type FileOnRecord } from '../../persistence/dispute-file.repository.js';
import { DisputeCase } from './dispute-case.query.js';

@Injectable()
export class ShowDisputeFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: DisputeFileRepository,
    private readonly cases: DisputeCase,
  ) {}

  /** @throws DomainError `dispute.not-found` */
  async subscriberOf(disputeId: string): Promise<string> {
    return (await this.cases.dispute(disputeId)).subscriberId;
  }

  async list(disputeId: string): Promise<{ items: FileOnRecord[] }> {
    return { items: await this.files.list(this.dataSource, disputeId) };
  }

  /** @throws DomainError `dispute-file.not-found` */
  async one(disputeId: string, number: number | undefined): Promise<FileOnRecord & { content: Buffer }> {
    const found = await this.files.content(this.dataSource, disputeId, number);
    if (!found) throw fileNotFound();
    return found;
  }
}
