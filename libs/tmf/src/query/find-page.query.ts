import type { Stored } from '../resource/document.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import type { ListQuery } from './list.query.js';
import type { Page } from './page.js';
import { orderBy } from './sort.js';
import { SqlParameters } from './sql-parameters.js';
import { where } from './where.js';

/** A DataSource or an EntityManager. */
export interface Queryable {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/** Answers a list query from the resource's table or view. */
export async function findPage(
  db: Queryable,
  resource: TmfResource,
  query: ListQuery,
): Promise<Page<Stored>> {
  const parameters = new SqlParameters();
  const from = `FROM ${resource.table} WHERE ${where(resource, query.conditions, parameters)}`;
  const [count] = await db.query<{ total: string }[]>(`SELECT count(*) AS total ${from}`, [
    ...parameters.values,
  ]);
  const items = await db.query<Stored[]>(
    `SELECT ${resource.idColumn}::text AS id, ${resource.documentColumn} AS document ${from}
     ORDER BY ${orderBy(resource, query.sort)}
     LIMIT ${parameters.add(query.limit)} OFFSET ${parameters.add(query.offset)}`,
    parameters.values,
  );
  return { items, total: Number(count?.total ?? 0) };
}
