import { Inject, Injectable } from '@nestjs/common';
import { prepared, type PreparedStatement } from '@viewline/messaging';
import { DataSource } from 'typeorm';
import type { Principal } from '../auth/principal.js';
import { requestContext, type RequestContext } from '../http/request-context.js';

export type AuditOutcome = 'read' | 'denied';

/** Stands for "no subscriber in particular": a list that names nobody may show anybody. */
export const ANY_SUBSCRIBER = '*';

const LONGEST_ID = 256;

const RECORD: PreparedStatement = {
  name: 'audit-record',
  text: `INSERT INTO audit_read (outcome, actor_id, actor_name, roles, method, route, subscriber_id, correlation_id)
         SELECT $1, $2, $3, $4, $5, $6, subscriber_id, $8 FROM unnest($7::text[]) AS subscriber_id`,
};

/** The record of who read whose data. What cannot be recorded must not be shown: a failure here refuses the read. */
@Injectable()
export class AuditTrail {
  /** Of each request, whom it has on record: a door may learn only later whose data it shows. */
  private readonly recorded = new WeakMap<RequestContext, Set<string>>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Recorded for persons only, and once in a request; call it before the data leaves, with the ids of all subscribers in
   * the answer.
   */
  async record(
    principal: Principal | undefined,
    subscriberIds: readonly string[],
    outcome: AuditOutcome = 'read',
  ): Promise<void> {
    if (principal?.kind !== 'person') return;
    const request = requestContext();
    const known = (request && this.recorded.get(request)) ?? new Set();
    const ids = [...new Set(subscriberIds.map((id) => id.slice(0, LONGEST_ID)))].filter(
      (id) => !known.has(id),
    );
    if (ids.length === 0) return;
    await prepared(this.dataSource, RECORD, [
      outcome,
      principal.id,
      principal.name ?? null,
      principal.roles,
      request?.method ?? '',
      request?.route ?? '',
      ids,
      request?.correlationId ?? '',
    ]);
    if (request) this.recorded.set(request, new Set([...known, ...ids]));
  }
}
