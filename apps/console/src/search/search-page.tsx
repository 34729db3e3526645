import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LoaderCircle, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { timelineApi } from '../api/timeline-api.js';
import { usePageTitle } from '../app/use-page-title.js';
import { SearchAnswer } from './search-answer.js';
import { optionId } from './search-result.js';
import { useDebounced } from './use-debounced.js';
import './search.css';

const REST_MS = 150;

export function SearchPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const q = useDebounced(text.trim(), REST_MS);
  const answer = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => timelineApi.search(q, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  usePageTitle(q);
  useEffect(() => setParams(q ? { q } : {}, { replace: true }), [q, setParams]);
  const items = (q && answer.data?.items) || [];

  const open = (index: number): void => {
    const item = items[index];
    if (item) navigate(`/subscribers/${encodeURIComponent(item.subscriberId)}`);
  };
  const clear = (): void => {
    setText('');
    input.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      setActive((active + step + items.length) % items.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !answer.isPlaceholderData)
      open(active);
    else if (event.key === 'Escape') clear();
  };
  return (
    <main id="main" className={`search-page ${q ? 'asked' : ''}`}>
      <h1>{t('search.heading')}</h1>
      <div className="search-box" role="search">
        {answer.isFetching ? <LoaderCircle className="turning" aria-hidden /> : <Search aria-hidden />}
        <input
          ref={input}
          id="search"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={items.length > 0}
          aria-controls="results"
          aria-autocomplete="list"
          aria-activedescendant={items[active] && optionId(active)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          dir="auto"
          maxLength={200}
          placeholder={t('search.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        {text ? (
          <button type="button" className="button quiet icon" aria-label={t('search.clear')} onClick={clear}>
            <X size={16} aria-hidden />
          </button>
        ) : (
          <kbd aria-hidden>/</kbd>
        )}
      </div>
      <SearchAnswer q={q} answer={answer} items={items} active={active} point={setActive} />
    </main>
  );
}
