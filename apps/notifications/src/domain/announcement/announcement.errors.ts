import { DomainError } from '@viewline/kernel';
import type { AnnouncementStatus } from './announcement.js';

export function announcementNotFound(id: string): DomainError {
  return new DomainError(
    'not-found',
    'announcement.not-found',
    `no announcement ${JSON.stringify(id.slice(0, 60))}`,
  );
}

export function announcementNotMovable(from: AnnouncementStatus, to: string): DomainError {
  return new DomainError(
    'conflict',
    'announcement.not-possible',
    `an announcement that is ${from} cannot be ${to}`,
  );
}

export function announcementVersionConflict(expected: number, actual: number): DomainError {
  return new DomainError(
    'conflict',
    'announcement.version-conflict',
    `somebody else changed it: version ${actual}, not ${expected}`,
  );
}

/** People came or went since the preview: whoever publishes should know how many it is now. */
export function audienceChanged(size: number): DomainError {
  return new DomainError(
    'conflict',
    'announcement.audience-changed',
    `the audience is another than the one that was previewed: it is ${size} now`,
    [{ path: 'audienceSize', message: String(size) }],
  );
}
