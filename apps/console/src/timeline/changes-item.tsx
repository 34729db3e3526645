import { ChevronDown, Layers2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import { changesSummary } from './changes-summary.js';
import { FreshMark } from './entry-marks.js';
import type { ChangesRow, TimelineRow } from './timeline-rows.js';
import { entryElementId } from './use-entry-keys.js';

interface Props {
  readonly row: ChangesRow;
  readonly total: number;
  readonly arrivedAt: number | undefined;
  readonly toggle: (row: TimelineRow) => void;
  readonly activate: (key: string) => void;
}

/** A run of bookkeeping entries as one line; opened, they stand below it. */
export function ChangesItem({ row, total, arrivedAt, toggle, activate }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { heading, facts, more } = changesSummary(row.entries, t);
  const [newest, oldest] = [row.entries[0]!.occurredAt, row.entries.at(-1)!.occurredAt];
  const id = entryElementId(row.key);
  const range = formats.timeRange(oldest, newest);
  return (
    <article
      id={id}
      className={`entry internal changes ${arrivedAt === undefined ? '' : 'arrived'}`}
      data-count={row.entries.length}
      tabIndex={0}
      aria-posinset={row.position}
      aria-setsize={total}
      aria-labelledby={`${id}-title`}
      onFocus={() => activate(row.key)}
    >
      <time dateTime={newest} title={formats.full(newest)} className="entry-time">
        {formats.time(newest)}
      </time>
      <span className="entry-mark grey">
        <Layers2 size={15} aria-hidden />
      </span>
      <div className="entry-body">
        <header className="entry-head">
          <h3 id={`${id}-title`} className="entry-title">
            {heading}
          </h3>
          <span className="entry-by">
            <span className={range === formats.time(newest) ? 'entry-time-inline' : ''}>{range}</span>
          </span>
          {arrivedAt !== undefined && <FreshMark arrivedAt={arrivedAt} />}
        </header>
        {!row.open && (
          <p className="changes-facts">
            {facts.map((fact, index) => (
              // The same fact may stand twice; the facts of a run change together.
              // oxlint-disable-next-line react/no-array-index-key
              <bdi key={index}>{fact}</bdi>
            ))}
            {more && <span>{more}</span>}
          </p>
        )}
      </div>
      {/* Covers the whole line: a click anywhere opens it. */}
      <button
        type="button"
        className="button quiet icon small entry-toggle"
        aria-expanded={row.open}
        aria-label={t('help.expand')}
        aria-describedby={`${id}-title`}
        onClick={() => toggle(row)}
      >
        <ChevronDown size={16} aria-hidden />
      </button>
    </article>
  );
}
