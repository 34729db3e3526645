import { DomainError, type ErrorDetail } from '@viewline/kernel';
import type { PolicySettings } from './policy-settings.js';
import { isTimeZone } from './time-zone.js';

/**
 * What no single field can say about itself.
 * @throws DomainError `policy.invalid` with everything that does not fit together
 */
export function checkSettings(settings: PolicySettings): void {
  const details = [...budgetFaults(settings), ...zoneFaults(settings), ...hourFaults(settings)];
  if (details.length > 0) {
    throw new DomainError('invalid', 'policy.invalid', 'The settings do not fit together', details);
  }
}

function budgetFaults({ budget, purposes }: PolicySettings): ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  if (budget.perWeek < budget.perDay) {
    faults.push({ path: 'budget.perWeek', message: 'is less than what one day may take' });
  }
  for (const [purpose, { weight }] of Object.entries(purposes)) {
    if (weight <= budget.perDay) continue;
    const message = 'is more than a day may take, so such a message could never go';
    faults.push({ path: `purposes.${purpose}.weight`, message });
  }
  return faults;
}

function zoneFaults({ timeZone, timeZoneByRegion }: PolicySettings): ErrorDetail[] {
  const zones = [
    ['timeZone', timeZone] as const,
    ...Object.entries(timeZoneByRegion).map(
      ([region, zone]) => [`timeZoneByRegion.${region}`, zone] as const,
    ),
  ];
  return zones
    .filter(([, zone]) => !isTimeZone(zone))
    .map(([path]) => ({ path, message: 'is no time zone such as Asia/Riyadh' }));
}

function hourFaults({ quietHours }: PolicySettings): ErrorDetail[] {
  if (!quietHours || quietHours.start !== quietHours.end) return [];
  return [{ path: 'quietHours.end', message: 'is the start: leave quiet hours out to have none' }];
}
