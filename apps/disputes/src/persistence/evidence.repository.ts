import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Evidence } from '../domain/dispute/evidence.js';
import { MAX_EVIDENCE } from '../domain/dispute/evidence.js';
import { tooMuchEvidence } from '../domain/dispute/dispute.errors.js';

/** Evidence of disputes; the dispute is locked by the caller. */
@Injectable()
export class EvidenceRepository {
  /** @throws DomainError `dispute.too-much-evidence` */
  async insert(tx: Transaction, disputeId: string, evidence: Evidence): Promise<void> {
    const { id, kind, text, url, reference, by, at } = evidence;
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO dispute_evidence (id, dispute_id, kind, text, url, reference, added_by, added_at)
       SELECT $1, $2, $3, $4, $5, $6::jsonb, $7, $8
       WHERE (SELECT count(*) FROM dispute_evidence WHERE dispute_id = $2) < ${MAX_EVIDENCE} RETURNING id`,
      [id, disputeId, kind, text, url, reference ? JSON.stringify(reference) : null, by, at],
    );
    if (inserted.length === 0) throw tooMuchEvidence(MAX_EVIDENCE);
  }
}
