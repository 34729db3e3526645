import { BUFFERING } from './buffering.js';
import { RENEW_SUBSCRIPTION } from './renew-subscription.js';
import { RESET_BOX } from './reset-box.js';
import type { SeedArticle } from './seed-article.js';
import { SUBSCRIBE_CHANNEL_PACKAGE } from './subscribe-channel-package.js';
import { TOO_MANY_STREAMS } from './too-many-streams.js';
import { UPDATE_SOFTWARE } from './update-software.js';

/** What a knowledge base begins with. */
export const SEED_ARTICLES: readonly SeedArticle[] = [
  SUBSCRIBE_CHANNEL_PACKAGE,
  BUFFERING,
  RESET_BOX,
  UPDATE_SOFTWARE,
  TOO_MANY_STREAMS,
  RENEW_SUBSCRIPTION,
];
