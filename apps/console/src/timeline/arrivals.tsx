import { History, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAnnouncement } from './use-announcement.js';
import { NO_FILTERS } from './entry-filters.js';
import type { LiveState } from './live-entries.js';
import type { ChangeFilters } from './use-filters.js';

interface Props {
  readonly live: LiveState;
  readonly filteredOut: number;
  readonly beyondLoaded: number;
  readonly change: ChangeFilters;
}

/** Says what came in: aloud for those who listen, in writing where the list itself cannot show it. */
export function Arrivals({ live, filteredOut, beyondLoaded, change }: Props) {
  const { t } = useTranslation();
  return (
    <div className="arrivals">
      <p className="visually-hidden" aria-live="polite">
        {useAnnouncement(live)}
      </p>
      {filteredOut > 0 && (
        <button type="button" className="arrival" onClick={() => change(NO_FILTERS)}>
          <ListFilter size={15} aria-hidden />
          {t('timeline.hidden', { count: filteredOut })}
          <u>{t('filters.clear')}</u>
        </button>
      )}
      {beyondLoaded > 0 && (
        <p className="arrival">
          <History size={15} aria-hidden />
          {t('timeline.beyond', { count: beyondLoaded })}
        </p>
      )}
    </div>
  );
}
