import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';

export interface Acceptance {
  acceptanceId: string;
  subscriberId: string;
  document: string;
  version: string;
  acceptedAt: Date;
  origin: string;
  by?: string;
  evidence?: string;
}

export const ACCEPTANCE_COLUMNS = `acceptance_id AS "acceptanceId", subscriber_id AS "subscriberId", document, version,
  accepted_at AS "acceptedAt", origin, accepted_by AS by, evidence`;

@Injectable()
export class AcceptanceRepository {
  /** @returns the earlier one, where there is one */
  async insert(tx: Transaction, added: Acceptance): Promise<Acceptance | undefined> {
    const { acceptanceId, subscriberId, document, version, acceptedAt, origin, by, evidence } = added;
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO acceptance (acceptance_id, subscriber_id, document, version, accepted_at, origin, accepted_by, evidence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
      [acceptanceId, subscriberId, document, version, acceptedAt, origin, by, evidence],
    );
    if (inserted.length > 0) return undefined;
    const [before] = await tx.query<Acceptance[]>(
      `SELECT ${ACCEPTANCE_COLUMNS} FROM acceptance WHERE acceptance_id = $1`,
      [acceptanceId],
    );
    return before;
  }
}
