import type { DelaySize } from './delay/delay-figures.js';
import type { FootprintSize } from './footprint/footprint.js';
import type { IntakeSize } from './intake/intake.js';
import type { AnnouncementSize } from './notifications/announcement-rate.js';
import type { PageSize } from './page/page-figures.js';
import type { ProjectionSize } from './projection/projection-rate.js';

export interface Sizes {
  projection: ProjectionSize;
  intake: IntakeSize;
  delay: DelaySize;
  notifications: AnnouncementSize;
  page: PageSize;
  footprint: FootprintSize;
}

export const FULL: Sizes = {
  projection: { events: 120_000, usualEvents: 4_000, rounds: 5 },
  intake: { seconds: 5, rounds: 5 },
  delay: { seconds: 10, rounds: 5 },
  notifications: { subscribers: 20_000, rounds: 2 },
  page: { large: 10_000_000, seconds: 2, rounds: 12 },
  footprint: { rounds: 3, idleSeconds: 10, loadSeconds: 5 },
};

export const QUICK: Sizes = {
  projection: { events: 30_000, usualEvents: 1_000, rounds: 2 },
  intake: { seconds: 2, rounds: 2 },
  delay: { seconds: 4, rounds: 2 },
  notifications: { subscribers: 5_000, rounds: 1 },
  page: { large: 1_000_000, seconds: 1, rounds: 4 },
  footprint: { rounds: 1, idleSeconds: 3, loadSeconds: 2 },
};
