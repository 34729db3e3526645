import { ArrowDownLeft, ArrowUpRight, ClockAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/contract.js';
import { useFormats } from '../i18n/use-formats.js';
import { useNow } from './use-now.js';

/** An entry stays marked as new for this long. Milliseconds. */
const FRESH_MS = 60_000;

interface Props {
  readonly entry: Entry;
  readonly channel: string;
  readonly titleId: string;
  readonly arrivedAt: number | undefined;
}

export function EntryHead({ entry, channel, titleId, arrivedAt }: Props) {
  const formats = useFormats();
  return (
    <header className="entry-head">
      <h3 id={titleId} className="entry-title">
        <Direction direction={entry.direction} />
        <bdi>{entry.title}</bdi>
      </h3>
      <span className="entry-by">
        {channel !== entry.title && <span>{channel}</span>}
        {entry.actor && (
          <span>
            <bdi>{entry.actor}</bdi>
          </span>
        )}
        <time
          className="entry-time-inline"
          dateTime={entry.occurredAt}
          title={formats.full(entry.occurredAt)}
        >
          {formats.time(entry.occurredAt)}
        </time>
      </span>
      {arrivedAt !== undefined && <FreshMark arrivedAt={arrivedAt} />}
      {entry.late && <LateMark entry={entry} />}
    </header>
  );
}

function Direction({ direction }: { readonly direction: string | null }) {
  const { t } = useTranslation();
  if (direction !== 'inbound' && direction !== 'outbound') return null;
  const Icon = direction === 'inbound' ? ArrowDownLeft : ArrowUpRight;
  const meaning = t(`timeline.${direction}`);
  return (
    <span className="entry-direction" title={meaning}>
      <Icon size={15} className="mirrored" aria-hidden />
      <span className="visually-hidden">{meaning}</span>
    </span>
  );
}

function LateMark({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const hint = t('timeline.lateHint', {
    occurred: formats.short(entry.occurredAt),
    recorded: formats.short(entry.recordedAt),
  });
  return (
    <span className="badge warn" title={hint}>
      <ClockAlert size={12} aria-hidden />
      {t('timeline.late')}
      <span className="visually-hidden">{hint}</span>
    </span>
  );
}

function FreshMark({ arrivedAt }: { readonly arrivedAt: number }) {
  const { t } = useTranslation();
  if (useNow(10_000) - arrivedAt > FRESH_MS) return null;
  return <span className="badge fresh">{t('timeline.new')}</span>;
}
