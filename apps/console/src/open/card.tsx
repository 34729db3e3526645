import type { UseQueryResult } from '@tanstack/react-query';
import { RotateCw, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';

interface Props<T> {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly answer: UseQueryResult<readonly T[]>;
  readonly empty: string;
  readonly children: (item: T) => ReactNode;
  /** What an agent can do here, below the list. */
  readonly action?: ReactNode;
}

/** One list of one service. A service that is down shows here and nowhere else. */
export function Card<T>({ name, icon: Icon, answer, empty, children, action }: Props<T>) {
  const { data } = answer;
  return (
    <section className="open-card" aria-label={name} aria-busy={answer.isPending}>
      <h3>
        <Icon size={15} aria-hidden />
        {name}
        {data && data.length > 0 && <span className="badge">{data.length}</span>}
      </h3>
      {answer.isPending && <span className="skeleton" style={{ width: '80%', height: 16 }} />}
      {data?.length === 0 && <p className="soft">{empty}</p>}
      {data && data.length > 0 && <ul>{data.map(children)}</ul>}
      {/* What was read before stays, and does not pass for current. */}
      {answer.isError && <CardError error={answer.error} retry={() => void answer.refetch()} />}
      {action}
    </section>
  );
}

export function CardError({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  return (
    <p className="open-error" role="alert">
      <TriangleAlert size={14} aria-hidden />
      <span>
        {t(`error.${known?.kind ?? 'failed'}`)} {known?.detail && <bdi>{known.detail}</bdi>}
      </span>
      {retry && (
        <button
          type="button"
          className="button quiet icon small"
          aria-label={t('app.retry')}
          onClick={() => retry()}
        >
          <RotateCw size={14} aria-hidden />
        </button>
      )}
    </p>
  );
}
