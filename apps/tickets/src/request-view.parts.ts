import { RequestViewController } from './api/request-view.controller.js';
import { RateRequest } from './commands/rate-request/rate-request.use-case.js';
import { ShareRequest } from './commands/share-request/share-request.use-case.js';
import { CreateRequestLinks1767000000500 } from './persistence/migrations/create-request-links.js';
import { WithdrawRequestLinks1767000000510 } from './persistence/migrations/withdraw-request-links.js';
import { RequestLinkRepository } from './persistence/request-link.repository.js';
import { ShowRequest } from './queries/show-request/show-request.query.js';

/** What a subscriber sees of a request, and says of it. */
export const REQUEST_VIEW_PARTS = {
  controllers: [RequestViewController],
  providers: [RateRequest, ShareRequest, RequestLinkRepository, ShowRequest],
  migrations: [CreateRequestLinks1767000000500, WithdrawRequestLinks1767000000510],
};
