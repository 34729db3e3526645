import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import type { Booking } from './attention-budget.js';
import type { ChannelHabit } from './channel-habits.js';
import type { ConsentWord } from './consent.js';
import type { Preferences } from './preferences.js';

/** All that the policy knows of one person: of a subscriber and everybody who is one with them by a merge or a link. */
export interface Person {
  /** The subscriber whom the others were merged into. */
  rootId: string;
  /** They are no customer any more. */
  removed: boolean;
  region?: string;
  /** BCP 47, by their profile. */
  language?: string;
  preferences: Preferences;
  words: readonly ConsentWord[];
  habits: readonly ChannelHabit[];
  /** Of this week and the days to come, of every sender. */
  bookings: readonly Booking[];
}

/** A message over which the policy decides. */
export interface Proposal {
  notificationId: string;
  subscriberId: string;
  purpose: NotificationPurpose;
  /** 1 to 10; 1 is the most urgent. */
  severity: number;
  /** On which they have an address. */
  channels: readonly NotificationChannel[];
  /** How it is worded, such as `template reminder`; shown with the decision. */
  wording: string;
  notBefore?: Date;
  expiresAt?: Date;
}
