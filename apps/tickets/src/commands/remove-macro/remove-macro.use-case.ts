import { Injectable } from '@nestjs/common';
import { Transactions } from '@viewline/messaging';
import { MacroRepository } from '../../persistence/macro.repository.js';

@Injectable()
export class RemoveMacro {
  constructor(
    private readonly transactions: Transactions,
    private readonly macros: MacroRepository,
  ) {}

  /** @throws DomainError `macro.not-found` */
  async execute(id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.macros.lock(tx, id);
      await this.macros.delete(tx, id);
    });
  }
}
