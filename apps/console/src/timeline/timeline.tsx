import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../app/error-note.js';
import { Arrivals } from './arrivals.js';
import { CompletenessBar } from './completeness-bar.js';
import { hasFilters } from './entry-filters.js';
import { FilterBar } from './filter-bar.js';
import { LiveBadge } from './live-badge.js';
import type { LiveState } from './live-entries.js';
import { NothingHere } from './nothing-here.js';
import { TimelineList } from './timeline-list.js';
import { TimelineSkeleton } from './timeline-skeleton.js';
import { useCovered } from './use-covered.js';
import { useFilters } from './use-filters.js';
import { useTimeline } from './use-timeline.js';
import './timeline.css';
import './timeline-state.css';
import './entry.css';
import './changes.css';
import './entry-text.css';
import './entry-details.css';
import './filters.css';
import './print.css';

interface Props {
  readonly subscriberId: string;
  readonly live: LiveState;
}

/** Everything that happened with one subscriber, newest first, live. */
export function Timeline({ subscriberId, live }: Props) {
  const { t } = useTranslation();
  const [filters, setFilters] = useFilters();
  const bar = useRef<HTMLDivElement>(null);
  const covered = useCovered(bar);
  const { pages, entries, filteredOut, beyondLoaded } = useTimeline(subscriberId, filters, live);
  return (
    <section className="timeline" aria-label={t('timeline.label')}>
      <div ref={bar} className="timeline-bar">
        <div className="timeline-state">
          <LiveBadge live={live} />
          <CompletenessBar subscriberId={subscriberId} newest={live.entries.size} />
        </div>
        <FilterBar filters={filters} change={setFilters} />
      </div>
      <Arrivals live={live} filteredOut={filteredOut} beyondLoaded={beyondLoaded} change={setFilters} />
      {pages.isPending && <TimelineSkeleton />}
      {pages.isError && !pages.data && (
        <ErrorNote heading={t('timeline.failed')} error={pages.error} retry={() => void pages.refetch()} />
      )}
      {pages.data && entries.length === 0 && (
        <NothingHere filtered={hasFilters(filters)} change={setFilters} />
      )}
      {pages.data && entries.length > 0 && (
        <TimelineList
          // Another question is another list: it starts at its top.
          key={JSON.stringify(filters)}
          entries={entries}
          // Whoever asks for kinds or words wants to see exactly what was found.
          tidy={filters.kinds.length === 0 && !filters.q.trim()}
          arrivedAt={live.arrivedAt}
          pages={pages}
          covered={covered}
        />
      )}
    </section>
  );
}
