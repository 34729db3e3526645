import { Injectable } from '@nestjs/common';
import { newId } from '@viewline/kernel';
import { IdempotencyKeys } from '@viewline/platform';
import { signatureOf } from '../../domain/credit/actor.js';
import { addEvidence, type NewEvidence } from '../../domain/dispute/evidence.js';
import { DisputeRepository } from '../../persistence/dispute.repository.js';
import { EvidenceRepository } from '../../persistence/evidence.repository.js';
import { ChangeDispute, type DisputeTarget } from '../change-dispute.js';

@Injectable()
export class AddEvidence {
  constructor(
    private readonly change: ChangeDispute,
    private readonly disputes: DisputeRepository,
    private readonly evidence: EvidenceRepository,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  /**
   * @param key the same key again is answered with the same evidence
   * @returns its id
   * @throws DomainError `dispute.over`, `dispute.too-much-evidence`
   */
  async execute(target: DisputeTarget, told: NewEvidence, key: string | undefined): Promise<string> {
    const evidenceId = newId();
    return await this.change.run(target, async (tx, dispute, now) => {
      const body = { disputeId: dispute.id, ...told };
      const before = key && (await this.idempotency.claim(tx, { key, body }, evidenceId));
      if (before) return before;
      const added = addEvidence(dispute, evidenceId, told, { by: signatureOf(target.by), now });
      await this.evidence.insert(tx, dispute.id, added.evidence);
      await this.disputes.saveWithEvents(tx, added);
      return evidenceId;
    });
  }
}
