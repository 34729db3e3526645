import { DomainError, type ErrorDetail } from '@viewline/kernel';
import type { PreferencesPatch } from './preferences.js';
import { isTimeZone } from './time-zone.js';

/** @throws DomainError `preferences.invalid` with everything that nobody can wish for */
export function checkPreferences({ timeZone, language, quietHours }: PreferencesPatch): void {
  const details: ErrorDetail[] = [];
  if (timeZone && !isTimeZone(timeZone)) {
    details.push({ path: 'timeZone', message: 'is no time zone such as Asia/Riyadh' });
  }
  if (language && !isLanguage(language)) {
    details.push({ path: 'language', message: 'is no language such as ar or zh-Hans' });
  }
  if (quietHours && quietHours.start === quietHours.end) {
    details.push({ path: 'quietHours.end', message: 'is the start, so they would have no end' });
  }
  if (details.length === 0) return;
  throw new DomainError('invalid', 'preferences.invalid', 'The preferences are not valid', details);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
