import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { DataSource } from 'typeorm';
import type { Document, Stored } from '../resource/document.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import { findPage } from './find-page.query.js';
import type { ListQuery } from './list.query.js';
import type { Page } from './page.js';

export interface Versioned extends Stored {
  version: number;
}

/** What the TM Forum doors of a service show, each resource with the version that an ETag names. */
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
