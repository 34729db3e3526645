import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { assertDoesSomething, macroVersionConflict, type Macro } from '../../domain/macro.js';
import { MacroRepository } from '../../persistence/macro.repository.js';

export type MacroText = Omit<Macro, 'id' | 'version'>;

@Injectable()
export class WriteMacro {
  constructor(
    private readonly transactions: Transactions,
    private readonly macros: MacroRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new one. @throws DomainError `macro.empty`, `macro.name-taken` */
  async create(text: MacroText, by: string): Promise<Macro> {
    assertDoesSomething(text);
    return await this.transactions.run(async (tx) => {
      const macro = { ...text, id: newId(), version: 1 };
      await this.macros.save(tx, macro, by, this.clock.now());
      return macro;
    });
  }

  /** @throws DomainError `macro.not-found`, `macro.version-conflict`, `macro.empty`, `macro.name-taken` */
  async replace(id: string, text: MacroText, by: string, expectedVersion?: number): Promise<Macro> {
    assertDoesSomething(text);
    return await this.transactions.run(async (tx) => {
      const { version } = await this.macros.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== version) {
        throw macroVersionConflict(expectedVersion, version);
      }
      const macro = { ...text, id, version: version + 1 };
      await this.macros.save(tx, macro, by, this.clock.now());
      return macro;
    });
  }
}
