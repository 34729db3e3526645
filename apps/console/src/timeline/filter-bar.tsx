import { RadioTower, Search, Shapes, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../app/use-shortcuts.js';
import { useDebounced } from '../search/use-debounced.js';
import { CHANNEL_LOOK } from './channel-look.js';
import { CASE_KINDS, CHANGE_KINDS, CONTACT_KINDS } from './entry-kinds.js';
import { NO_FILTERS, hasFilters, type EntryFilters } from './entry-filters.js';
import { MultiSelect } from './multi-select.js';
import { TimeFilter } from './time-filter.js';
import type { ChangeFilters } from './use-filters.js';

const KINDS = [...CONTACT_KINDS, ...CASE_KINDS, ...CHANGE_KINDS];
const REST_MS = 250;

interface Props {
  readonly filters: EntryFilters;
  readonly change: ChangeFilters;
}

export function FilterBar({ filters, change }: Props) {
  const { t } = useTranslation();
  return (
    <div className="filter-bar" role="group" aria-label={t('filters.label')}>
      <TextFilter q={filters.q} change={change} />
      <MultiSelect
        name={t('filters.channel')}
        icon={RadioTower}
        options={Object.keys(CHANNEL_LOOK)}
        chosen={filters.channels}
        labelOf={(channel) => t(`channel.${channel}`, { defaultValue: channel })}
        iconOf={(channel) => CHANNEL_LOOK[channel]?.icon}
        change={(channels) => change({ channels })}
      />
      <MultiSelect
        name={t('filters.kind')}
        icon={Shapes}
        options={KINDS}
        chosen={filters.kinds}
        labelOf={(kind) => t(`kind.${kind}`, { defaultValue: kind })}
        change={(kinds) => change({ kinds })}
      />
      <TimeFilter from={filters.from} to={filters.to} change={change} />
      {hasFilters(filters) && (
        <button type="button" className="button quiet" onClick={() => change(NO_FILTERS)}>
          <X size={15} aria-hidden />
          {t('filters.clear')}
        </button>
      )}
    </div>
  );
}

function TextFilter({ q, change }: { readonly q: string; readonly change: ChangeFilters }) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const settled = useDebounced(text, REST_MS);
  const asked = useRef(q);
  useShortcuts({
    f: (event) => {
      event.preventDefault();
      input.current?.focus();
    },
  });
  useEffect(() => {
    if (settled === asked.current) return;
    asked.current = settled;
    change({ q: settled });
  }, [settled, change]);
  useEffect(() => {
    // Changed from outside: the Back button, or all filters cleared.
    if (q === asked.current) return;
    asked.current = q;
    setText(q);
  }, [q]);
  return (
    <label className="text-filter field">
      <Search size={15} aria-hidden />
      <input
        ref={input}
        type="text"
        inputMode="search"
        dir="auto"
        maxLength={200}
        aria-label={t('filters.text')}
        placeholder={t('filters.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') input.current?.blur();
        }}
      />
    </label>
  );
}
