import { IANAZone } from 'luxon';
import type { PolicySettings } from './policy-settings.js';

export const TIME_ZONE_SOURCES = ['preference', 'region', 'default'] as const;

/** In which zone a person lives, and how we know. */
export interface PersonsZone {
  zone: string;
  from: (typeof TIME_ZONE_SOURCES)[number];
}

/** Whether the zone is known to the time zone database at hand. */
export function isTimeZone(name: unknown): name is string {
  return typeof name === 'string' && IANAZone.isValidZone(name);
}

/** Their own word, else what their region says, else the operator's. */
export function zoneOf(
  wish: string | undefined,
  region: string | undefined,
  { timeZone, timeZoneByRegion }: Pick<PolicySettings, 'timeZone' | 'timeZoneByRegion'>,
): PersonsZone {
  if (isTimeZone(wish)) return { zone: wish, from: 'preference' };
  const byRegion =
    region !== undefined && Object.hasOwn(timeZoneByRegion, region) ? timeZoneByRegion[region] : undefined;
  return byRegion === undefined ? { zone: timeZone, from: 'default' } : { zone: byRegion, from: 'region' };
}
