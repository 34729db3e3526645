import { Injectable } from '@nestjs/common';
import { signatureOf } from '../../domain/credit/actor.js';
import { decide, type Verdict } from '../../domain/dispute/decision.js';
import { DisputeRepository } from '../../persistence/dispute.repository.js';
import { AwardCredit } from '../award-credit.js';
import { ChangeDispute, type DisputeTarget } from '../change-dispute.js';

@Injectable()
export class DecideDispute {
  constructor(
    private readonly change: ChangeDispute,
    private readonly disputes: DisputeRepository,
    private readonly credit: AwardCredit,
  ) {}

  /** @throws DomainError `dispute.bad-decision`, `dispute.below-earlier-decision`, `dispute.illegal-step` */
  async execute(target: DisputeTarget, { note, ...verdict }: Verdict & { note?: string | undefined }) {
    await this.change.run(target, async (tx, dispute, now) => {
      const decision = decide(dispute, verdict, { by: signatureOf(target.by), now, note });
      await this.disputes.saveWithEvents(tx, decision);
      await this.credit.ask(tx, decision.dispute, decision.credit, target.by);
    });
  }
}
