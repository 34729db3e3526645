import { RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';

interface Props {
  readonly heading: string;
  readonly error: unknown;
  readonly retry: () => void;
}

/** What went wrong, in the agent's words and the server's, and a way on. */
export function ErrorNote({ heading, error, retry }: Props) {
  const { t } = useTranslation();
  const kind = error instanceof ApiError ? error.kind : 'failed';
  const detail = error instanceof ApiError ? error.detail : '';
  return (
    <div className="note bad" role="alert">
      <TriangleAlert aria-hidden />
      <h2>{heading}</h2>
      <p>{t(`error.${kind}`)}</p>
      {detail && (
        <p>
          <bdi>{detail}</bdi>
        </p>
      )}
      <button type="button" className="button" onClick={retry}>
        <RotateCw size={15} aria-hidden />
        {t('app.retry')}
      </button>
    </div>
  );
}
