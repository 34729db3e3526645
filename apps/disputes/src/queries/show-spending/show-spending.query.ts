import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SpendingRepository } from '../../persistence/spending.repository.js';
import { spendingView, type SpendingView } from './spending.view.js';

/** One spending of credit. Those of a subscriber stand in the statement of their credit, by their ids. */
@Injectable()
export class ShowSpending {
  constructor(
    private readonly dataSource: DataSource,
    private readonly spendings: SpendingRepository,
  ) {}

  /** @throws DomainError `spending.not-found` */
  async one(id: string): Promise<SpendingView> {
    return spendingView(await this.spendings.find(this.dataSource, id));
  }
}
