import { Inject, Injectable } from '@nestjs/common';
import { AnnouncementPublished } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Outbox, Transactions, type Transaction } from '@viewline/messaging';
import { announcementNotMovable, audienceChanged } from '../../domain/announcement/announcement.errors.js';
import {
  ANNOUNCEMENT_MOVES,
  ANNOUNCEMENT_TEMPLATE,
  type Announcement,
} from '../../domain/announcement/announcement.js';
import { dueAt } from '../../domain/announcement/due-times.js';
import { zoneOf } from '../../domain/policy/time-zone.js';
import { AnnouncementRepository } from '../../persistence/announcement.repository.js';
import { AudienceRepository } from '../../persistence/audience.repository.js';
import { PolicySettingsRepository } from '../../persistence/policy-settings.repository.js';
import { RecipientRepository } from '../../persistence/recipient.repository.js';

export interface PublishRequest {
  id: string;
  by: string;
  /** Of the preview: only these people, or nobody. */
  fingerprint?: string;
}

@Injectable()
export class PublishAnnouncement {
  constructor(
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementRepository,
    private readonly audiences: AudienceRepository,
    private readonly recipients: RecipientRepository,
    private readonly settings: PolicySettingsRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Freezes the audience: who comes later is not told, and who is in it is told or has a reason why not.
   * Publishing again what is on its way changes nothing.
   * @throws DomainError `announcement.not-possible`, `announcement.audience-changed`
   */
  async execute({ id, by, fingerprint }: PublishRequest): Promise<Announcement> {
    return await this.transactions.run(async (tx) => {
      // One sight of the base for the check and for the freezing.
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const announcement = await this.announcements.lock(tx, id);
      if (announcement.status === 'running') return announcement;
      if (!ANNOUNCEMENT_MOVES[announcement.status].includes('running')) {
        throw announcementNotMovable(announcement.status, 'published');
      }
      if (fingerprint !== undefined) {
        const now = await this.audiences.measure(tx, announcement.document.audience);
        if (now.fingerprint !== fingerprint) throw audienceChanged(now.size);
      }
      const audienceSize = await this.freeze(tx, announcement);
      await this.announcements.move(tx, id, { to: 'running', by, at: this.clock.now(), audienceSize });
      await this.tell(tx, announcement, audienceSize, by);
      return await this.announcements.lock(tx, id);
    });
  }

  private async freeze(tx: Transaction, { id, document }: Announcement): Promise<number> {
    const { audience, schedule = {} } = document;
    const { settings } = await this.settings.current(tx);
    const now = this.clock.now();
    const groups = (await this.recipients.clockGroups(tx, audience)).map((group) => ({
      ...group,
      dueAt: dueAt(schedule, zoneOf(group.zone ?? undefined, group.region ?? undefined, settings).zone, now),
    }));
    return await this.recipients.freeze(tx, id, audience, groups);
  }

  private async tell(
    tx: Transaction,
    announcement: Announcement,
    audienceSize: number,
    by: string,
  ): Promise<void> {
    const { id: announcementId, version, document } = announcement;
    const { title, purpose, severity, audience, template } = document;
    const { packages, regions, languages, expiresFrom, expiresTo } = audience;
    const data = {
      announcementId,
      title,
      purpose,
      severity,
      template: template?.name ?? ANNOUNCEMENT_TEMPLATE,
      audience: {
        ...(packages && { packages: [...packages] }),
        ...(regions && { regions: [...regions] }),
        ...(languages && { languages: [...languages] }),
        ...(expiresFrom !== undefined && { expiresFrom }),
        ...(expiresTo !== undefined && { expiresTo }),
      },
      audienceSize,
      by: by.slice(0, 200),
    };
    const facts = { time: this.clock.now(), sequence: version + 1 };
    await this.outbox.append(tx, [AnnouncementPublished.create(data, facts)]);
  }
}
