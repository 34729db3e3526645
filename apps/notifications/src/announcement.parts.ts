import type { Parts } from '@viewline/platform';
import { AnnouncementController } from './api/announcement.controller.js';
import { CancelAnnouncement } from './commands/cancel-announcement/cancel-announcement.use-case.js';
import { DraftAnnouncement } from './commands/draft-announcement/draft-announcement.use-case.js';
import { PublishAnnouncement } from './commands/publish-announcement/publish-announcement.use-case.js';
import { RunAnnouncements } from './commands/run-announcements/run-announcements.use-case.js';
import { AnnouncementRepository } from './persistence/announcement.repository.js';
import { AudienceRepository } from './persistence/audience.repository.js';
import { CreateAnnouncements1766000000330 } from './persistence/migrations/create-announcements.js';
import { RecipientRepository } from './persistence/recipient.repository.js';
import { PreviewAudience } from './queries/preview-audience/preview-audience.query.js';
import { ShowAnnouncements } from './queries/show-announcements/show-announcements.query.js';

export const ANNOUNCEMENT_PARTS: Parts = {
  controllers: [AnnouncementController],
  providers: [
    AnnouncementRepository,
    AudienceRepository,
    RecipientRepository,
    DraftAnnouncement,
    PublishAnnouncement,
    CancelAnnouncement,
    RunAnnouncements,
    PreviewAudience,
    ShowAnnouncements,
  ],
  migrations: [CreateAnnouncements1766000000330],
};
