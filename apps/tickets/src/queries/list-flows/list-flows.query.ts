import { Injectable } from '@nestjs/common';
import { isId } from '@viewline/kernel';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import type { RunState } from '../../domain/flows/flow-run.js';
import type { FlowText } from '../../domain/flows/flow.js';
import { pageOf, readCursor, TIME, UUID, type Page } from '../page.js';

export interface FlowLine {
  id: string;
  version: number;
  title: FlowText;
  steps: number;
  changedBy: string;
  changedAt: string;
}

export interface RunLine {
  id: string;
  flowId: string;
  flowVersion: number;
  subscriberId: string;
  state: RunState;
  step: string | null;
  ticketId: string | null;
  stepsTaken: number;
  startedBy: string;
  startedAt: string;
}

const SLUG = /^[a-z0-9-]{1,60}$/;

@Injectable()
export class ListFlows {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** Each in its latest version. */
  async flows(limit: number, cursor?: string): Promise<Page<FlowLine>> {
    const [after] = cursor === undefined ? [''] : readCursor(cursor, [SLUG]);
    const rows = await this.dataSource.query<(FlowLine & { changed_at: Date })[]>(
      `SELECT DISTINCT ON (flow_id) flow_id AS id, version, definition->'title' AS title,
              jsonb_array_length(definition->'steps') AS steps, changed_by AS "changedBy", changed_at
       FROM guided_flow WHERE flow_id > $1 ORDER BY flow_id, version DESC LIMIT $2`,
      [after, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ changed_at, ...flow }) => ({ ...flow, changedAt: changed_at.toISOString() }),
      (row) => [row.id],
    );
  }

  /** Newest first; of one subscriber, and whoever is one with them, or of all. */
  async runs(
    { subscriberId, state }: { subscriberId?: string; state?: RunState },
    limit: number,
    cursor?: string,
  ): Promise<Page<RunLine>> {
    const [before, id] = cursor === undefined ? [null, null] : readCursor(cursor, [TIME, UUID]);
    if (subscriberId !== undefined && !isId(subscriberId)) return { items: [], next: null };
    const family = subscriberId === undefined ? null : await this.subscribers.familyOf(subscriberId);
    const rows = await this.dataSource.query<(RunLine & { started_at: Date })[]>(
      `SELECT run_id AS id, flow_id AS "flowId", flow_version AS "flowVersion", subscriber_id AS "subscriberId", state,
              step, ticket_id AS "ticketId", started_by AS "startedBy", started_at,
              (SELECT count(*)::int FROM guided_flow_step s WHERE s.run_id = r.run_id) AS "stepsTaken"
       FROM guided_flow_run r
       WHERE ($1::uuid[] IS NULL OR subscriber_id = ANY($1)) AND ($2::text IS NULL OR state = $2)
         AND ($3::timestamptz IS NULL OR (started_at, run_id) < ($3, $4::uuid))
       ORDER BY started_at DESC, run_id DESC LIMIT $5`,
      [family, state, before, id, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ started_at, ...run }) => ({ ...run, startedAt: started_at.toISOString() }),
      (row) => [row.started_at.toISOString(), row.id],
    );
  }
}
