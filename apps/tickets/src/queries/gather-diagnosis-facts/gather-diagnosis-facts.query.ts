import { Injectable } from '@nestjs/common';
import type { ServiceProblemFacts } from '@viewline/events';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { DataSource } from 'typeorm';
import type { Viewing } from '../../domain/diagnosis/diagnosis.js';
import type { DiagnosisFacts, ProductFact } from '../../domain/diagnosis/facts.js';
import { hits } from '../../domain/diagnosis/problem-scope.js';
import { peersSql, readPeers, type PeersRow } from './count-peers.js';
import { ownViewing, type ErrorRow, type SessionRow } from './own-viewing.js';

const MINUTE = 60_000;
/** How far back others are looked at. */
export const PEER_WINDOW = 30 * MINUTE;
const OWN_WINDOW = 24 * 60 * MINUTE;

interface ProductRow {
  name: string;
  status: string | null;
  expires_at: Date | null;
  facts: { kind?: string; connections?: number };
}

/** Everything that a diagnosis looks at, from this service's own tables, in seven statements whoever it is about. */
@Injectable()
export class GatherDiagnosisFacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly subscribers: SubscriberCopy,
  ) {}

  /** @param streamId what they say they watch; else the last that is known */
  async execute(subscriberId: string, now: Date, streamId?: string): Promise<DiagnosisFacts> {
    const family = await this.subscribers.familyOf(subscriberId);
    const [account, products, own, problems] = await Promise.all([
      this.subscribers.findAll(family),
      this.products(family),
      this.own(family, now, streamId),
      this.problems(family),
    ]);
    const root = account.find(({ subscriberId: id }) => id === family[0]) ?? account[0];
    return {
      now,
      ...(root && { account: { removed: root.removed, ...(root.status && { status: root.status }) } }),
      products,
      ...own,
      ...(await this.peers(family, now, own.viewing)),
      problems: problems
        .filter(({ facts, is_hit: isHit }) => isHit || hits(facts, own.viewing))
        .map(({ facts }) => facts),
    };
  }

  private async products(family: readonly string[]): Promise<ProductFact[]> {
    const rows = await this.dataSource.query<ProductRow[]>(
      'SELECT name, status, expires_at, facts FROM product_copy WHERE subscriber_id = ANY($1::uuid[]) LIMIT 200',
      [family],
    );
    return rows.map(({ name, status, expires_at: expiresAt, facts: { kind, connections } }) => ({
      name,
      ...(kind && { kind }),
      ...(status && { status }),
      ...(expiresAt && { expiresAt }),
      ...(connections !== undefined && { connections }),
    }));
  }

  private async own(family: readonly string[], now: Date, streamId: string | undefined) {
    const since = new Date(now.getTime() - OWN_WINDOW);
    const sessions = await this.dataSource.query<SessionRow[]>(
      `SELECT stream_id, stream_name, server_id, ip, isp, region, device_class, started_at,
              nullif(ended_at, 'infinity') AS ended_at, stall_count
       FROM viewing_session
       WHERE subscriber_id = ANY($1::uuid[]) AND ended_at >= $2 AND started_at BETWEEN $2 AND $3
       ORDER BY ended_at DESC LIMIT 200`,
      [family, since, now],
    );
    const errors = await this.dataSource.query<ErrorRow[]>(
      `SELECT stream_id, stream_name, server_id, isp, region, device_class, error_code, occurred_at FROM playback_error
       WHERE subscriber_id = ANY($1::uuid[]) AND occurred_at BETWEEN $2 AND $3 ORDER BY occurred_at DESC LIMIT 200`,
      [family, since, now],
    );
    return ownViewing(sessions, errors, now, streamId);
  }

  private async peers(family: readonly string[], now: Date, viewing: Viewing | undefined) {
    const { sql, values } = peersSql(viewing);
    const from = new Date(now.getTime() - PEER_WINDOW);
    const rows = await this.dataSource.query<PeersRow[]>(sql, [from, now, family, ...values]);
    return readPeers(rows, viewing);
  }

  private async problems(
    family: readonly string[],
  ): Promise<{ facts: ServiceProblemFacts; is_hit: boolean }[]> {
    return await this.dataSource.query(
      `SELECT p.facts, EXISTS (
         SELECT 1 FROM service_problem_hit h
         WHERE h.problem_id = p.problem_id AND h.subscriber_id = ANY($1::uuid[]) AND h.until IS NULL
       ) AS is_hit
       FROM service_problem p WHERE p.resolved_at IS NULL AND p.facts_sequence > 0
       ORDER BY p.started_at DESC LIMIT 200`,
      [family],
    );
  }
}
