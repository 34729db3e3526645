import type { Parts } from '@viewline/platform';
import { NoticeController } from './api/notice.controller.js';
import { TermsController } from './api/terms.controller.js';
import { AcceptTerms } from './commands/accept-terms/accept-terms.use-case.js';
import { CollectNotices } from './commands/collect-notices/collect-notices.use-case.js';
import { GatherDigests } from './commands/gather-digests/gather-digests.use-case.js';
import { SendDigests } from './commands/send-digests/send-digests.use-case.js';
import { AcceptanceRepository } from './persistence/acceptance.repository.js';
import { DigestRepository } from './persistence/digest.repository.js';
import { CreateDigests1766000000340 } from './persistence/migrations/create-digests.js';
import { ListAcceptances } from './queries/list-acceptances/list-acceptances.query.js';

/** Digests of small news, and what people accepted. */
export const DIGEST_PARTS: Parts = {
  controllers: [NoticeController, TermsController],
  providers: [
    DigestRepository,
    CollectNotices,
    SendDigests,
    GatherDigests,
    AcceptanceRepository,
    AcceptTerms,
    ListAcceptances,
  ],
  migrations: [CreateDigests1766000000340],
};
