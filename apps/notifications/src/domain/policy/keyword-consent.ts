import { NOTIFICATION_PURPOSES, type NotificationChannel, type NotificationPurpose } from '@viewline/events';
import { consentOn, type ConsentWord } from './consent.js';
import type { PolicySettings } from './policy-settings.js';

export const STOP_ORIGIN = 'stop-word';
export const START_ORIGIN = 'start-word';

export interface Keyword {
  meaning: 'stop' | 'start';
  channel: NotificationChannel;
  saidAt: Date;
}

export interface Meant {
  purpose: NotificationPurpose;
  granted: boolean;
}

/**
 * What somebody says of each purpose with one word on a channel. `stop` refuses whatever can be refused there. `start`
 * allows what would be allowed had they never said stop: it gives back what stop took away, and is no consent to
 * marketing of somebody who never gave one.
 * @param words all that was ever said, also on other channels
 */
export function meantBy(
  { meaning, channel, saidAt }: Keyword,
  words: readonly ConsentWord[],
  { purposes }: Pick<PolicySettings, 'purposes'>,
): Meant[] {
  const refusable = NOTIFICATION_PURPOSES.filter((purpose) => purposes[purpose].consent !== 'none');
  if (meaning === 'stop') return refusable.map((purpose) => ({ purpose, granted: false }));
  // Not asked whether they are stopped now: a stop that was said before may be heard of later.
  const others = words.filter(
    ({ origin, saidAt: at }) => origin !== STOP_ORIGIN && origin !== START_ORIGIN && at <= saidAt,
  );
  return refusable
    .filter((purpose) => consentOn(others, purpose, channel, purposes[purpose].consent).allowed)
    .map((purpose) => ({ purpose, granted: true }));
}
