import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/contract.js';
import { useFormats } from '../i18n/use-formats.js';
import type { ContactState } from './contact-state.js';
import { detailFacts } from './detail-facts.js';
import { entryTitle } from './entry-title.js';

interface Props {
  readonly state: ContactState;
  readonly followUps: readonly Entry[];
}

/** The facts behind an entry, for whoever asks twice. */
export function EntryDetails({ state, followUps }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { entry, before } = state;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('timeline.occurred'), formats.short(entry.occurredAt)],
    [t('timeline.recorded'), formats.short(entry.recordedAt)],
    [t('filters.kind'), t(`kind.${entry.kind}`, { defaultValue: entry.kind })],
    [t('detail.before'), before],
    [t('detail.history'), followUps.length > 0 && <History key="history" followUps={followUps} />],
    ...detailFacts(entry, t, formats),
    [t('timeline.source'), entry.source],
    [t('timeline.type'), entry.type],
    [t('timeline.eventId'), <code key="id">{entry.eventId}</code>],
    [
      t('timeline.conversationId'),
      entry.conversationId && <code key="conversation">{entry.conversationId}</code>,
    ],
  ];
  return (
    <dl className="entry-details">
      {facts
        .filter(([, value]) => value !== null && value !== '' && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

function History({ followUps }: { readonly followUps: readonly Entry[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ul>
      {followUps.map((each) => (
        <li key={each.eventId} data-event-id={each.eventId}>
          <bdi>{entryTitle(each, t)}</bdi>{' '}
          <time dateTime={each.occurredAt} title={formats.full(each.occurredAt)}>
            {formats.seconds(each.occurredAt)}
          </time>
        </li>
      ))}
    </ul>
  );
}
