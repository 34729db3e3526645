import { Injectable } from '@nestjs/common';
import { signatureOf } from '../../domain/credit/actor.js';
import type { Dispute, DisputeChange } from '../../domain/dispute/dispute.js';
import { appeal, proceed, refer, type StepFacts } from '../../domain/dispute/dispute-steps.js';
import { DisputeRepository } from '../../persistence/dispute.repository.js';
import { ChangeDispute, type DisputeTarget } from '../change-dispute.js';

export type Advance =
  | { step: 'acknowledge' | 'review'; note?: string | undefined }
  | { step: 'appeal'; grounds: string }
  | { step: 'refer'; body: string; caseNumber?: string | undefined };

/** Steps that change nothing but the dispute itself. */
@Injectable()
export class AdvanceDispute {
  constructor(
    private readonly change: ChangeDispute,
    private readonly disputes: DisputeRepository,
  ) {}

  /** @throws DomainError `dispute.illegal-step`, `dispute.appeal-too-late` */
  async execute(target: DisputeTarget, advance: Advance): Promise<void> {
    await this.change.run(target, async (tx, dispute, now) => {
      const facts = { by: signatureOf(target.by), now };
      await this.disputes.saveWithEvents(tx, stepOf(dispute, advance, facts));
    });
  }
}

function stepOf(dispute: Dispute, advance: Advance, facts: StepFacts): DisputeChange {
  switch (advance.step) {
    case 'appeal':
      return appeal(dispute, advance.grounds, facts);
    case 'refer':
      return refer(dispute, advance, facts);
    default:
      return proceed(dispute, advance.step, { ...facts, note: advance.note });
  }
}
