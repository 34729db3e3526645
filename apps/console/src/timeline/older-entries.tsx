import { LoaderCircle, RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Begin to read this far before the end comes into view. Pixels. */
const AHEAD = '800px';

/** The foot of the list: reads older pages as the agent comes near, and says where the timeline begins. */
export function OlderEntries({ pages }: { readonly pages: Pages }) {
  const { t } = useTranslation();
  const foot = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = pages;
  const ready = hasNextPage && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (!ready || !foot.current) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && void fetchNextPage(), {
      rootMargin: AHEAD,
    });
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [ready, fetchNextPage]);
  return (
    <div ref={foot} className="older">
      {pages.isFetchingNextPage ? (
        <p role="status">
          <LoaderCircle size={16} className="turning" aria-hidden />
          {t('timeline.loadingOlder')}
        </p>
      ) : isFetchNextPageError ? (
        <p role="alert">
          {t('timeline.olderFailed')}
          <button type="button" className="button" onClick={() => void fetchNextPage()}>
            <RotateCw size={15} aria-hidden />
            {t('app.retry')}
          </button>
        </p>
      ) : hasNextPage ? (
        <button type="button" className="button" onClick={() => void fetchNextPage()}>
          {t('timeline.older')}
        </button>
      ) : (
        <p className="beginning">{t('timeline.beginning')}</p>
      )}
    </div>
  );
}
