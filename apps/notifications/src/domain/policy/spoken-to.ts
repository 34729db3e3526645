import type { Person } from './person.js';
import type { PolicySettings } from './policy-settings.js';
import { zoneOf } from './time-zone.js';

/** How a person wants to be spoken to. */
export interface SpokenTo {
  /** BCP 47: as they wish, else as their profile says. */
  language?: string;
  tone?: string;
  /** IANA: in which times are told to them. */
  timeZone: string;
}

export function spokenTo({ preferences, language, region }: Person, settings: PolicySettings): SpokenTo {
  const spoken = preferences.language ?? language;
  const { zone: timeZone } = zoneOf(preferences.timeZone, region, settings);
  const { tone } = preferences;
  return { timeZone, ...(spoken && { language: spoken }), ...(tone && { tone }) };
}
