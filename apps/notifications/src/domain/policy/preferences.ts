import type { NotificationChannel } from '@viewline/events';
import type { QuietHours } from './quiet-hours.js';

export const DIGEST_WISHES = ['off', 'daily', 'weekly'] as const;
export type DigestWish = (typeof DIGEST_WISHES)[number];

/** How a person wants to be reached. What they have not said is absent. */
export interface Preferences {
  /** Most wanted first. */
  channels?: readonly NotificationChannel[];
  /** Not at all on these. */
  channelsOff?: readonly NotificationChannel[];
  /** BCP 47. */
  language?: string;
  tone?: string;
  /** IANA. */
  timeZone?: string;
  /** Instead of the operator's. */
  quietHours?: QuietHours;
  /** What can wait comes together at one time of the day or the week. */
  digest?: DigestWish;
}

export const PREFERENCE_NAMES = [
  'channels',
  'channelsOff',
  'language',
  'tone',
  'timeZone',
  'quietHours',
  'digest',
] as const satisfies readonly (keyof Preferences)[];

/** Wishes in which `null` takes one back. */
export type PreferencesPatch = { [Name in keyof Preferences]?: Preferences[Name] | null };

/** What is wished after a change, and which wishes it changed. */
export function changedPreferences(
  before: Preferences,
  patch: PreferencesPatch,
): { after: Preferences; changed: string[] } {
  const after: Preferences = { ...before };
  for (const name of PREFERENCE_NAMES) {
    const wish = patch[name];
    if (wish === null) delete after[name];
    else if (wish !== undefined) Object.assign(after, { [name]: wish });
  }
  const changed = PREFERENCE_NAMES.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return { after, changed };
}
