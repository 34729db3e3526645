import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../app/error-note.js';
import { SearchHints } from './search-hints.js';
import { SearchResult } from './search-result.js';
import type { Search } from './use-search.js';

interface Props {
  readonly search: Search;
  readonly active: number;
  readonly point: (index: number) => void;
}

/** Whatever stands under the search box: hints, results, nobody, or an error. */
export function SearchAnswer({ search, active, point }: Props) {
  const { t } = useTranslation();
  const { q, answer, items, hasMore, settled } = search;
  return (
    <>
      <p className="search-count" role="status">
        {settled &&
          items.length > 0 &&
          t(hasMore ? 'search.firstOfMore' : 'search.results', { count: items.length })}
      </p>
      {!q && <SearchHints />}
      {q && answer.isPending && <Skeleton />}
      {q && answer.isError && (
        <ErrorNote heading={t('search.failed')} error={answer.error} retry={() => void answer.refetch()} />
      )}
      {settled && items.length === 0 && (
        <div className="note" role="status">
          <SearchX aria-hidden />
          <h2>
            <bdi>{t('search.none', { q: q.slice(0, 80) })}</bdi>
          </h2>
          <p>{t('search.noneHint')}</p>
        </div>
      )}
      <div
        id="results"
        role="listbox"
        aria-label={t('search.label')}
        className="results"
        hidden={items.length === 0}
      >
        {items.map((item, index) => (
          <SearchResult
            key={item.subscriberId}
            item={item}
            index={index}
            active={index === active}
            point={() => point(index)}
          />
        ))}
      </div>
    </>
  );
}

function Skeleton() {
  return (
    <div className="results" aria-hidden>
      {[0, 1, 2].map((row) => (
        <div key={row} className="result">
          <span className="skeleton" style={{ width: 38, height: 38, borderRadius: '50%' }} />
          <span className="result-text">
            <span className="skeleton" style={{ width: '38%', height: 14 }} />
            <span className="skeleton" style={{ width: '56%', height: 12 }} />
          </span>
        </div>
      ))}
    </div>
  );
}
