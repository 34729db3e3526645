import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link2Off } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';
import { ErrorNote } from '../app/error-note.js';
import { usePageTitle } from '../app/use-page-title.js';
import { currentLanguage } from '../i18n/i18n.js';
import { RatingForm } from './rating-form.js';
import { requestApi } from './request-view.js';
import { RequestProgress } from './request-progress.js';
import './request.css';

const LOOK_AGAIN = 30_000;

/** A subscriber's own request: what happened, who has it, what comes next and until when; afterwards, how it was. */
export function RequestPage({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ['request', token, currentLanguage()];
  const request = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => requestApi.show(token, currentLanguage(), signal),
    refetchInterval: LOOK_AGAIN,
  });
  usePageTitle(request.data?.title ?? t('request.label'));
  if (request.isPending) return <main id="main" className="request" aria-busy tabIndex={-1} />;
  if (request.error instanceof ApiError && request.error.kind === 'not-found') {
    return (
      <main id="main" className="note" tabIndex={-1}>
        <Link2Off aria-hidden />
        <h2>{t('request.gone')}</h2>
        <p>{t('request.goneHint')}</p>
      </main>
    );
  }
  if (!request.data) {
    return (
      <main id="main" tabIndex={-1}>
        <ErrorNote heading={t('request.failed')} error={request.error} retry={() => void request.refetch()} />
      </main>
    );
  }
  return (
    <main id="main" className="request" tabIndex={-1}>
      <RequestProgress request={request.data} />
      <RatingForm
        rating={request.data.rating}
        send={async (score, comment) => {
          await requestApi.rate(token, score, comment);
          await queries.invalidateQueries({ queryKey: key });
        }}
      />
    </main>
  );
}
