import type { UseQueryResult } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SearchItem } from '../api/contract.js';
import { ErrorNote } from '../app/error-note.js';
import { SearchHints } from './search-hints.js';
import { SearchResult } from './search-result.js';

interface Props {
  readonly q: string;
  readonly answer: UseQueryResult<{ items: SearchItem[] }>;
  readonly items: readonly SearchItem[];
  readonly active: number;
  readonly point: (index: number) => void;
}

/** Whatever stands under the search box: hints, results, nobody, or an error. */
export function SearchAnswer({ q, answer, items, active, point }: Props) {
  const { t } = useTranslation();
  const settled = q !== '' && answer.isSuccess && !answer.isPlaceholderData;
  return (
    <>
      <p className="search-count" role="status">
        {settled && items.length > 0 && t('search.results', { count: items.length })}
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
      <ul
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
      </ul>
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
