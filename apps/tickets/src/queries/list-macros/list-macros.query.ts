import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Macro } from '../../domain/macro.js';
import { MacroRepository } from '../../persistence/macro.repository.js';

const MOST = 500;

@Injectable()
export class ListMacros {
  constructor(
    private readonly dataSource: DataSource,
    private readonly macros: MacroRepository,
  ) {}

  async execute(): Promise<Macro[]> {
    return await this.macros.all(this.dataSource, MOST);
  }

  /** @throws DomainError `macro.not-found` */
  async one(id: string): Promise<Macro> {
    return await this.macros.one(this.dataSource, id);
  }
}
