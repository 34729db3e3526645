import { Injectable } from '@nestjs/common';
import { Money } from '@viewline/kernel';
import type { Affected } from '../domain/compensation/compensation.js';
import { causeOf } from '../domain/compensation/compensation-run.js';

interface Asked {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

interface AffectedRow {
  subscriber_id: string;
  minutes_lost: number;
  region: string | null;
  segment: string | null;
  has_package: boolean;
  tier: string | null;
  price: string | null;
  currency: string | null;
  period: string | null;
  has_credit: boolean;
}

/** Statuses of a product that somebody has, if it works at the moment or not. */
const HELD = ['active', 'suspended', 'pendingTerminate'];

/** Whom an outage hit, with what compensation depends on. */
@Injectable()
export class AffectedRepository {
  /** The next ones behind the cursor, by subscriber id. */
  async batch(
    asked: Asked,
    run: { problemId: string; pack: string; currency: string },
    cursor: string | null,
    limit: number,
  ): Promise<(Affected & { hasCredit: boolean })[]> {
    const cause = causeOf(run);
    const rows = await asked.query<AffectedRow[]>(
      `SELECT e.subscriber_id, e.minutes_lost, s.facts->>'region' AS region, s.facts->>'segment' AS segment,
              p.product_id IS NOT NULL AS has_package, p.tier, p.price, p.currency, p.period,
              c.id IS NOT NULL AS has_credit
       FROM (SELECT subscriber_id, least(sum(minutes_lost), 1000000000)::int AS minutes_lost FROM outage_effect
             WHERE problem_id = $1 AND ($2::uuid IS NULL OR subscriber_id > $2)
             GROUP BY subscriber_id ORDER BY subscriber_id LIMIT $3) e
       LEFT JOIN subscriber_copy s ON s.subscriber_id = e.subscriber_id
       LEFT JOIN LATERAL (
         SELECT * FROM product_copy WHERE subscriber_id = e.subscriber_id AND status = ANY($4)
         ORDER BY kind = 'package' DESC, currency IS NOT DISTINCT FROM $5 DESC, price DESC NULLS LAST, product_id
         LIMIT 1) p ON true
       LEFT JOIN credit c ON c.cause_kind = $6 AND c.cause_id = $7 AND c.subscriber_id = e.subscriber_id
       ORDER BY e.subscriber_id`,
      [run.problemId, cursor, limit, HELD, run.currency, cause.kind, cause.id],
    );
    return rows.map((row) => ({
      subscriberId: row.subscriber_id,
      minutesLost: row.minutes_lost,
      region: row.region,
      segment: row.segment,
      package: row.has_package
        ? {
            tier: row.tier,
            price: row.price === null ? null : Money.of(Number(row.price), row.currency!),
            period: row.period,
          }
        : null,
      hasCredit: row.has_credit,
    }));
  }
}
