import { Inbox, ListFilter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NO_FILTERS } from './entry-filters.js';
import type { ChangeFilters } from './use-filters.js';

export function NothingHere({
  filtered,
  change,
}: {
  readonly filtered: boolean;
  readonly change: ChangeFilters;
}) {
  const { t } = useTranslation();
  if (!filtered) {
    return (
      <div className="note" role="status">
        <Inbox aria-hidden />
        <h2>{t('timeline.empty')}</h2>
        <p>{t('timeline.emptyHint')}</p>
      </div>
    );
  }
  return (
    <div className="note" role="status">
      <ListFilter aria-hidden />
      <h2>{t('timeline.noMatch')}</h2>
      <button type="button" className="button" onClick={() => change(NO_FILTERS)}>
        {t('filters.clear')}
      </button>
    </div>
  );
}
