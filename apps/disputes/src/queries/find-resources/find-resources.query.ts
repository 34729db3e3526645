import { Injectable } from '@nestjs/common';
import { findOne, findPage, type ListQuery, type Page, type Stored, type TmfResource } from '@viewline/tmf';
import { DataSource } from 'typeorm';

export interface FoundBill extends Stored {
  version: number;
  subscriberId: string;
}

/** Bills, charges and requests for bills as the TM Forum doors show them. */
@Injectable()
export class FindResources {
  constructor(private readonly dataSource: DataSource) {}

  async page(resource: TmfResource, query: ListQuery): Promise<Page<Stored>> {
    return await findPage(this.dataSource, resource, query);
  }

  async one(resource: TmfResource, id: string): Promise<Stored> {
    return await findOne(this.dataSource, resource, id);
  }

  /** Whose these bills and charges are. */
  async ownersOf({ table }: TmfResource, ids: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ owner: string }[]>(
      `SELECT DISTINCT subscriber_id AS owner FROM ${table} WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return rows.map(({ owner }) => owner);
  }

  async versionOf(billId: string): Promise<number> {
    const sql = 'SELECT version FROM bill WHERE id = $1';
    const [row] = await this.dataSource.query<{ version: number }[]>(sql, [billId]);
    return row?.version ?? 0;
  }
}
