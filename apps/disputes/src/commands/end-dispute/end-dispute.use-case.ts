import { Injectable } from '@nestjs/common';
import { signatureOf } from '../../domain/credit/actor.js';
import { takeOver, type Verdict } from '../../domain/dispute/decision.js';
import { badDecision } from '../../domain/dispute/dispute.errors.js';
import { close, withdraw } from '../../domain/dispute/dispute-steps.js';
import { DisputedBillRepository } from '../../persistence/disputed-bill.repository.js';
import { DisputeRepository } from '../../persistence/dispute.repository.js';
import { AwardCredit } from '../award-credit.js';
import { ChangeDispute, type DisputeTarget } from '../change-dispute.js';

export interface Ending {
  as: 'closed' | 'withdrawn';
  note?: string | undefined;
  /** What a body of dispute resolution found, where it was referred to one and found something. */
  verdict?: Verdict | undefined;
}

/** The end of a dispute releases its hold on the bill. */
@Injectable()
export class EndDispute {
  constructor(
    private readonly change: ChangeDispute,
    private readonly disputes: DisputeRepository,
    private readonly bills: DisputedBillRepository,
    private readonly credit: AwardCredit,
  ) {}

  /** @throws DomainError `dispute.illegal-step`, `dispute.bad-decision` */
  async execute(target: DisputeTarget, { as, note, verdict }: Ending): Promise<void> {
    await this.change.run(target, async (tx, dispute, now) => {
      const facts = { by: signatureOf(target.by), now, note };
      if (as === 'withdrawn' || !verdict) {
        await this.disputes.saveWithEvents(tx, (as === 'withdrawn' ? withdraw : close)(dispute, facts));
      } else {
        if (dispute.state !== 'referredToAdr')
          throw badDecision('Only a dispute referred to a body has its finding');
        const found = takeOver(dispute, verdict);
        const change = close(found.dispute, facts);
        await this.disputes.saveWithEvents(tx, change);
        await this.credit.ask(tx, change.dispute, found.credit, target.by);
      }
      await this.bills.release(tx, dispute, now);
    });
  }
}
