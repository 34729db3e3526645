import { LoaderCircle, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { usePageTitle } from '../app/use-page-title.js';
import { SearchAnswer } from './search-answer.js';
import { optionId } from './search-result.js';
import { useSearch } from './use-search.js';
import './search.css';

const subscriberPath = (id: string): string => `/subscribers/${encodeURIComponent(id)}`;

export function SearchPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState(params.get('q') ?? '');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  // Enter came before the answer: it is kept for it.
  const [hurried, setHurried] = useState(false);
  const search = useSearch(text);
  const { q, answer, items, settled } = search;
  usePageTitle(q);
  useEffect(() => setParams(q ? { q } : {}, { replace: true }), [q, setParams]);

  // Among several nobody was chosen yet.
  const only = settled && items.length === 1 ? items[0]!.subscriberId : null;
  useEffect(() => {
    if (!hurried || !settled) return;
    setHurried(false);
    if (only) navigate(subscriberPath(only));
  }, [hurried, settled, only, navigate]);
  const ask = (asked: string): void => {
    setText(asked);
    setActive(0);
    setHurried(false);
  };
  const clear = (): void => {
    ask('');
    input.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      setActive((active + step + items.length) % items.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      // What is on show may still answer what stood here before, and be somebody else.
      const chosen = items[active];
      if (!settled) setHurried(true);
      else if (chosen) navigate(subscriberPath(chosen.subscriberId));
    } else if (event.key === 'Escape') clear();
  };
  return (
    <main id="main" className={`search-page ${q ? 'asked' : ''}`}>
      <h1 className={q ? 'visually-hidden' : ''}>{t('search.heading')}</h1>
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
          onChange={(event) => ask(event.target.value)}
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
      <SearchAnswer search={search} active={active} point={setActive} />
    </main>
  );
}
