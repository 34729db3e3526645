import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { IdempotencyKeys } from '@viewline/platform';
import { ContentConfig } from '../../content.config.js';
import {
  announcementNotMovable,
  announcementVersionConflict,
} from '../../domain/announcement/announcement.errors.js';
import type { Announcement, AnnouncementDocument } from '../../domain/announcement/announcement.js';
import { checkAnnouncement } from '../../domain/announcement/check-announcement.js';
import { MESSAGE_RENDERER, type MessageRenderer } from '../../domain/template/renderer.port.js';
import { slotsUnfilled, slotWrong, templateNotFound } from '../../domain/template/template.errors.js';
import { AnnouncementRepository } from '../../persistence/announcement.repository.js';

@Injectable()
export class DraftAnnouncement {
  constructor(
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementRepository,
    private readonly idempotency: IdempotencyKeys,
    @Inject(MESSAGE_RENDERER) private readonly renderer: MessageRenderer,
    private readonly config: ContentConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `announcement.invalid` */
  async create(document: AnnouncementDocument, by: string, idempotencyKey?: string): Promise<Announcement> {
    await this.check(document);
    const id = newId();
    return await this.transactions.run(async (tx) => {
      if (idempotencyKey !== undefined) {
        const repeatable = { key: `announcement ${idempotencyKey}`, body: document };
        const before = await this.idempotency.claim(tx, repeatable, id);
        if (before !== undefined) return await this.announcements.lock(tx, before);
      }
      return await this.announcements.insert(tx, { id, document }, by, this.clock.now());
    });
  }

  /** @throws DomainError `announcement.not-found`, `.not-possible` once it is published, `.version-conflict` */
  async replace(id: string, document: AnnouncementDocument, expectedVersion?: number): Promise<Announcement> {
    await this.check(document);
    return await this.transactions.run(async (tx) => {
      const { status, version } = await this.announcements.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== version) {
        throw announcementVersionConflict(expectedVersion, version);
      }
      if (status !== 'draft') throw announcementNotMovable(status, 'changed');
      await this.announcements.replace(tx, id, document);
      return await this.announcements.lock(tx, id);
    });
  }

  /** What would keep it from everybody is said to who writes it. */
  private async check(document: AnnouncementDocument): Promise<void> {
    const [language] = this.config.languages;
    checkAnnouncement(document, language);
    if (!document.template) return;
    const { name } = document.template;
    const rendering = await this.renderer.render({ ...document.template, channel: 'in-app', language });
    if (rendering.rendered) return;
    const { missing, refused, unknownTemplate } = rendering;
    if (unknownTemplate) throw templateNotFound(name);
    if (refused !== undefined) throw slotWrong([{ path: 'template', message: refused }]);
    throw slotsUnfilled(name, missing);
  }
}
