import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import {
  findPage,
  type Document,
  type ListQuery,
  type Page,
  type Stored,
  type TmfResource,
} from '@viewline/tmf';
import { DataSource } from 'typeorm';

export interface Versioned extends Stored {
  version: number;
}

/** Tickets and specifications as the TM Forum doors show them. */
@Injectable()
export class FindResources {
  constructor(private readonly dataSource: DataSource) {}

  async page(resource: TmfResource, query: ListQuery): Promise<Page<Stored>> {
    return await findPage(this.dataSource, resource, query);
  }

  async one(resource: TmfResource, id: string): Promise<Versioned | undefined> {
    if (!isId(id)) return undefined;
    const [row] = await this.dataSource.query<{ id: string; version: number; document: Document }[]>(
      `SELECT id, version, document FROM ${resource.table} WHERE id = $1`,
      [id],
    );
    return row;
  }
}
