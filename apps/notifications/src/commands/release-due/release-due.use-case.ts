import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { MessageRepository } from '../../persistence/message.repository.js';
import { NotificationRepository } from '../../persistence/notification.repository.js';
import { Admission } from '../admit-notifications/admission.js';
import { GatherDigests } from '../gather-digests/gather-digests.use-case.js';

export const DUE_SWEEP = 'due-notifications';
const ROUND = 200;

/** Decides again on messages whose time has come: what forbade them then may be over, and new reasons may be there. */
@Injectable()
export class ReleaseDue implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly admission: Admission,
    private readonly notifications: NotificationRepository,
    private readonly messages: MessageRepository,
    private readonly digests: GatherDigests,
    private readonly sweeps: Sweeps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(DUE_SWEEP, '* * * * * *', () => this.round());
  }

  /** Returns how many were due. */
  round(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const due = await this.notifications.lockDue(tx, this.clock.now(), ROUND);
      if (due.length === 0) return 0;
      const changes = await this.admission.decide(tx, await this.digests.execute(tx, due));
      await this.notifications.saveWithEvents(tx, changes);
      await this.messages.refresh(
        tx,
        changes.map(({ notification }) => notification.messageId),
      );
      return due.length;
    });
  }
}
