import { DomainError } from '@viewline/kernel';
import type { Stored } from '../resource/document.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import type { Queryable } from './find-page.query.js';
import { readConditions } from './condition.js';
import { SqlParameters } from './sql-parameters.js';
import { where } from './where.js';

/** @throws not-found, also for an id that could be nobody's. */
export async function findOne(db: Queryable, resource: TmfResource, id: string): Promise<Stored> {
  const parameters = new SqlParameters();
  const conditions = readConditions([{ name: 'id', operator: 'eq', values: [id] }], resource.attributes);
  const [found] = await db.query<Stored[]>(
    `SELECT ${resource.idColumn}::text AS id, ${resource.documentColumn} AS document
     FROM ${resource.table} WHERE ${where(resource, conditions, parameters)}`,
    parameters.values,
  );
  if (!found)
    throw new DomainError('not-found', `${resource.name}.not-found`, `No ${resource.type} has this id`);
  return found;
}
