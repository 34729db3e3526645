import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useQuery } from '@tanstack/react-query';
import { timelineApi } from '../api/timeline-api.js';
import { nameOf } from './subscriber-name.js';
import type { Subscriber } from '../api/contract.js';

/** Other people and records this one touches: a household, a payer, records merged into it. */
export function Relations({ subscriber }: { readonly subscriber: Subscriber }) {
  const { t } = useTranslation();
  const { relationships, mergedIds } = subscriber;
  return (
    <>
      {relationships.length > 0 && (
        <section>
          <h2>{t('subscriber.relationships')}</h2>
          <ul className="relations">
            {relationships.map((relation) => (
              <li key={`${relation.type} ${relation.target}`}>
                <span className="soft">
                  {t(`relationship.${relation.type}`, { defaultValue: relation.type })}
                </span>
                <Target id={relation.target} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {mergedIds.length > 0 && (
        <details className="merged">
          <summary>{t('subscriber.merged', { count: mergedIds.length })}</summary>
          <ul>
            {mergedIds.map((id) => (
              <li key={id}>
                <code dir="ltr">{id}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const SUBSCRIBER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A person by name, anything else as it is. */
function Target({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const isSubscriber = SUBSCRIBER_ID.test(id);
  const other = useQuery({
    queryKey: ['subscriber', id],
    queryFn: ({ signal }) => timelineApi.subscriber(id, signal),
    enabled: isSubscriber,
    staleTime: 60_000,
  });
  if (!isSubscriber) return <bdi dir="ltr">{id}</bdi>;
  return (
    <Link href={`/subscribers/${encodeURIComponent(id)}`}>
      <bdi>{other.data ? nameOf(other.data, t('search.unnamed')) : id.slice(0, 8)}</bdi>
    </Link>
  );
}
