import { DomainError, type ErrorDetail } from '@viewline/kernel';
import { DateTime } from 'luxon';
import { languagesToTry, languageTag } from '../template/language.js';
import type { AnnouncementDocument, AnnouncementText } from './announcement.js';

/**
 * What no single field can say about itself.
 * @throws DomainError `announcement.invalid` with all that is wrong
 */
export function checkAnnouncement(document: AnnouncementDocument, houseLanguage: string): void {
  const { texts = {}, schedule, audience } = document;
  const faults: ErrorDetail[] = [];
  const add = (path: string, message: string) => faults.push({ path, message });
  if (document.texts && document.template) add('template', 'stands instead of texts, not beside them');
  if (!document.template && !Object.hasOwn(texts, houseLanguage)) {
    add(`texts.${houseLanguage}`, 'is missing: it is for all other languages');
  }
  for (const language of Object.keys(texts)) {
    if (languageTag(language) !== language)
      add(`texts.${language.slice(0, 40)}`, 'is no language tag such as fr');
  }
  if (schedule?.at !== undefined && schedule.localTime !== undefined)
    add('schedule', 'is at or localTime, not both');
  if (schedule?.localTime !== undefined && !isLocalTime(schedule.localTime)) {
    add('schedule.localTime', 'is a time without offset such as 2026-04-01T10:00');
  }
  const { expiresFrom, expiresTo } = audience;
  if (
    expiresFrom !== undefined &&
    expiresTo !== undefined &&
    Date.parse(expiresFrom) >= Date.parse(expiresTo)
  ) {
    add('audience.expiresTo', 'is not after expiresFrom');
  }
  if (faults.length > 0) {
    throw new DomainError(
      'invalid',
      'announcement.invalid',
      'The announcement cannot be kept as it is',
      faults,
    );
  }
}

const isLocalTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/** What somebody reads: their language, else the house's. */
export function textFor(
  texts: Readonly<Record<string, AnnouncementText>>,
  language: string | undefined,
  houseLanguage: string,
): AnnouncementText {
  const found = languagesToTry(language, houseLanguage).find((tag) => Object.hasOwn(texts, tag));
  return texts[found ?? houseLanguage]!;
}
