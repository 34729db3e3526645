import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import type { ConsentRule } from './policy-settings.js';

/** What somebody said once about messages of a purpose; never changed, only followed by the next word. */
export interface ConsentWord {
  /** As it was written; a merge leaves it with whom it was said of. */
  subscriberId: string;
  purpose: NotificationPurpose;
  /** Absent: on all channels. */
  channel?: NotificationChannel;
  granted: boolean;
  /** Where it was said, such as `agent`, `app`, `unsubscribe-link`, `stop-word`. */
  origin: string;
  /** When it was said, which may be long before we heard of it. */
  saidAt: Date;
}

export const CONSENT_STATES = ['not-needed', 'not-refused', 'granted', 'withdrawn', 'missing'] as const;

export interface ConsentState {
  state: (typeof CONSENT_STATES)[number];
  allowed: boolean;
  /** The word that decides. */
  word?: ConsentWord;
}

/**
 * The latest word that covers the channel decides; said at the same moment, a refusal weighs more. Of people who are one
 * by a merge all words count, so that who said stop on one record is left alone on the other.
 */
export function consentOn(
  words: readonly ConsentWord[],
  purpose: NotificationPurpose,
  channel: NotificationChannel,
  rule: ConsentRule,
): ConsentState {
  if (rule === 'none') return { state: 'not-needed', allowed: true };
  const word = words
    .filter((said) => said.purpose === purpose && (said.channel === undefined || said.channel === channel))
    .reduce<ConsentWord | undefined>(
      (last, said) => (last && !outweighs(said, last) ? last : said),
      undefined,
    );
  if (word) return { state: word.granted ? 'granted' : 'withdrawn', allowed: word.granted, word };
  return rule === 'opt-in' ? { state: 'missing', allowed: false } : { state: 'not-refused', allowed: true };
}

/** Whether one word takes the place of another on the same purpose. */
export function outweighs(said: ConsentWord, other: ConsentWord): boolean {
  const [a, b] = [said.saidAt.getTime(), other.saidAt.getTime()];
  return a === b ? other.granted && !said.granted : a > b;
}
