import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import { entryTitle } from './entry-title.js';
import type { LiveState } from './live-entries.js';

/** A burst is announced once, when it is over. Milliseconds. */
const REST_MS = 700;

/** What a screen reader says of new entries. */
export function useAnnouncement(live: LiveState): string {
  const { t } = useTranslation();
  const formats = useFormats();
  const [text, setText] = useState('');
  const announced = useRef(new Set<string>());
  useEffect(() => {
    const timer = setTimeout(() => {
      const fresh = [...live.entries.values()].filter((entry) => !announced.current.has(entry.eventId));
      for (const { eventId } of fresh) announced.current.add(eventId);
      const [first] = fresh;
      if (!first) return;
      const [title, when] = [entryTitle(first, t).slice(0, 120), formats.time(first.occurredAt)];
      setText(t('timeline.arrived', { count: fresh.length, title, when }));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [live.entries, formats, t]);
  return text;
}
