import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/contract.js';
import { useFormats } from '../i18n/use-formats.js';

const LONGEST = 2_000;

/** The facts behind an entry, for whoever asks twice. */
export function EntryDetails({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('timeline.occurred'), formats.short(entry.occurredAt)],
    [t('timeline.recorded'), formats.short(entry.recordedAt)],
    [t('filters.kind'), t(`kind.${entry.kind}`, { defaultValue: entry.kind })],
    ...Object.entries(entry.details).map(([name, value]) => [name, textOf(value)] as const),
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
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
