import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { announcementNotMovable } from '../../domain/announcement/announcement.errors.js';
import { ANNOUNCEMENT_MOVES, type Announcement } from '../../domain/announcement/announcement.js';
import { AnnouncementRepository } from '../../persistence/announcement.repository.js';
import { RecipientRepository } from '../../persistence/recipient.repository.js';

@Injectable()
export class CancelAnnouncement {
  constructor(
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementRepository,
    private readonly recipients: RecipientRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Nobody else is told from this moment on. What was handed over and is not sent yet is called back by the sweep.
   * @throws DomainError `announcement.not-found`
   */
  async execute(id: string, by: string): Promise<Announcement> {
    return await this.transactions.run(async (tx) => {
      const announcement = await this.announcements.lock(tx, id);
      if (announcement.status === 'cancelled') return announcement;
      if (!ANNOUNCEMENT_MOVES[announcement.status].includes('cancelled')) {
        throw announcementNotMovable(announcement.status, 'cancelled');
      }
      await this.announcements.move(tx, id, { to: 'cancelled', by, at: this.clock.now() });
      await this.recipients.cancelOpen(tx, id);
      return await this.announcements.lock(tx, id);
    });
  }
}
