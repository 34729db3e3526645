import type { Stored } from '../resource/document.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import type { Queryable } from './find-page.query.js';

/** These resources as they stand now, in this order; what is not there is left out. */
export async function findAll(
  db: Queryable,
  { table, idColumn, documentColumn }: TmfResource,
  ids: readonly string[],
): Promise<Stored[]> {
  return await db.query<Stored[]>(
    `SELECT r.${idColumn}::text AS id, r.${documentColumn} AS document
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, ordinal) JOIN ${table} r ON r.${idColumn} = wanted.id
     ORDER BY wanted.ordinal`,
    [ids],
  );
}
