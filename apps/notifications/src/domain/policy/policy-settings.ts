import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import type { QuietHours } from './quiet-hours.js';

/**
 * What a purpose asks of consent: `none`, nothing and nobody can refuse it; `opt-out`, it goes unless refused; `opt-in`,
 * it goes only where the person has allowed it.
 */
export const CONSENT_RULES = ['none', 'opt-out', 'opt-in'] as const;
export type ConsentRule = (typeof CONSENT_RULES)[number];

export interface PurposeRule {
  consent: ConsentRule;
  /** What one message takes from the attention budget. */
  weight: number;
  /** Severities from 1 up to this one may come in quiet hours; 0 is none. */
  passesQuietHours: number;
  /** Severities from 1 up to this one count in the budget and are never held back by it; 0 is none. */
  critical: number;
  /** In which order the channels are tried where neither a wish nor a habit of the person says otherwise. */
  channels: readonly NotificationChannel[];
}

/** How much of a person's attention all senders together may take, in points of `weight`. */
export interface BudgetLimits {
  /** In one day of the person's own calendar. */
  perDay: number;
  /** In any seven days in a row. */
  perWeek: number;
}

/** Who may be told what, when and how: edited while running, every version kept. */
export interface PolicySettings {
  budget: BudgetLimits;
  quietHours: QuietHours | undefined;
  /** IANA zone of people of whom nothing better is known. */
  timeZone: string;
  /** IANA zones by the `region` of a subscriber. */
  timeZoneByRegion: Readonly<Record<string, string>>;
  /** `HH:MM` of the person's own clock: what has to wait for another day goes then, not at midnight. */
  resumeAt: string;
  /** `HH:MM` of the person's own clock at which what they want as a digest goes. */
  digestAt: string;
  /** Severities from this one up may wait for the digest of a person who wants one. */
  digestFrom: number;
  /** Days in which a place in the budget is looked for. */
  lookAhead: number;
  /** They wait to be looked at, so quiet hours do not hold them back. */
  silentChannels: readonly NotificationChannel[];
  purposes: Readonly<Record<NotificationPurpose, PurposeRule>>;
}

const BY_TEXT = ['whatsapp', 'sms', 'push', 'email', 'in-app', 'webhook'] as const;
const BY_PUSH = ['push', 'whatsapp', 'sms', 'email', 'in-app', 'webhook'] as const;
const BY_LETTER = ['email', 'whatsapp', 'sms', 'push', 'in-app', 'webhook'] as const;

export const DEFAULT_SETTINGS: PolicySettings = {
  budget: { perDay: 4, perWeek: 12 },
  quietHours: { start: '22:00', end: '08:00' },
  timeZone: 'UTC',
  timeZoneByRegion: {},
  resumeAt: '09:00',
  digestAt: '18:00',
  digestFrom: 6,
  lookAhead: 7,
  silentChannels: ['in-app', 'webhook'],
  purposes: {
    security: { consent: 'none', weight: 1, passesQuietHours: 2, critical: 10, channels: BY_TEXT },
    outage: { consent: 'opt-out', weight: 1, passesQuietHours: 2, critical: 2, channels: BY_PUSH },
    service: { consent: 'opt-out', weight: 1, passesQuietHours: 0, critical: 1, channels: BY_PUSH },
    billing: { consent: 'opt-out', weight: 1, passesQuietHours: 0, critical: 1, channels: BY_LETTER },
    reminder: { consent: 'opt-out', weight: 1, passesQuietHours: 0, critical: 0, channels: BY_TEXT },
    survey: { consent: 'opt-in', weight: 2, passesQuietHours: 0, critical: 0, channels: BY_LETTER },
    marketing: { consent: 'opt-in', weight: 2, passesQuietHours: 0, critical: 0, channels: BY_LETTER },
  },
};
