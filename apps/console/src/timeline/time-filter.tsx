import { CalendarDays, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import { Popover } from './popover.js';
import type { ChangeFilters } from './use-filters.js';

interface Props {
  readonly from: string;
  readonly to: string;
  readonly change: ChangeFilters;
}

export function TimeFilter({ from, to, change }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = (day: string): string => (day ? formats.date(`${day}T12:00:00`) : '…');
  const chosen = from !== '' || to !== '';
  const text = chosen ? `${shown(from)} – ${shown(to)}` : t('filters.time');
  return (
    <Popover
      className={`button filter ${chosen ? 'chosen' : ''}`}
      accessibleName={chosen ? `${t('filters.time')}: ${text}` : t('filters.time')}
      label={
        <>
          <CalendarDays size={15} aria-hidden />
          <span>{text}</span>
          <ChevronDown size={14} aria-hidden />
        </>
      }
    >
      <div className="time-filter">
        <div className="presets">
          <button type="button" className="button" onClick={() => change({ from: daysAgo(0), to: '' })}>
            {t('filters.today')}
          </button>
          {[7, 30].map((count) => (
            <button
              key={count}
              type="button"
              className="button"
              onClick={() => change({ from: daysAgo(count - 1), to: '' })}
            >
              {t('filters.days', { count })}
            </button>
          ))}
          <button type="button" className="button" onClick={() => change({ from: '', to: '' })}>
            {t('filters.anyTime')}
          </button>
        </div>
        <label>
          {t('filters.from')}
          <input
            type="date"
            className="field"
            value={from}
            max={to || undefined}
            onChange={(event) => change({ from: event.target.value })}
          />
        </label>
        <label>
          {t('filters.to')}
          <input
            type="date"
            className="field"
            value={to}
            min={from || undefined}
            onChange={(event) => change({ to: event.target.value })}
          />
        </label>
      </div>
    </Popover>
  );
}

/** The local calendar day so many days back, `YYYY-MM-DD`. */
function daysAgo(count: number): string {
  const day = new Date();
  day.setDate(day.getDate() - count);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
