import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { DecisionRecord } from '../domain/policy/decision.js';

@Injectable()
export class DecisionRepository {
  /** Lock the persons first. Records over one message are counted on from those that are there. */
  async add(
    tx: Transaction,
    records: readonly DecisionRecord[],
    { policyVersion, decidedAt }: { policyVersion: number; decidedAt: Date },
  ): Promise<void> {
    const rows = records.map(({ notificationId, subscriberId, action, channels, until, steps }) => ({
      notification_id: notificationId,
      subscriber_id: subscriberId,
      action,
      channels,
      until: until?.toISOString(),
      steps,
    }));
    await tx.query(
      `INSERT INTO policy_decision (notification_id, round, subscriber_id, decided_at, policy_version, action, channels,
                                    until, steps)
       SELECT r.notification_id,
              (SELECT count(*) FROM policy_decision d WHERE d.notification_id = r.notification_id)
                + row_number() OVER (PARTITION BY r.notification_id ORDER BY r.place),
              r.subscriber_id, $2, $3, r.action, r.channels, r.until, r.steps
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (notification_id uuid, subscriber_id uuid, action text,
              channels text[], until timestamptz, steps jsonb))
            WITH ORDINALITY AS r(notification_id, subscriber_id, action, channels, until, steps, place)`,
      [JSON.stringify(rows), decidedAt, policyVersion],
    );
  }
}
