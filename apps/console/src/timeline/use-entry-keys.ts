import { useCallback, useRef, useState } from 'react';
import { useShortcuts } from '../app/use-shortcuts.js';
import type { TimelineRow } from './timeline-rows.js';

/** How many frames a row may take to exist after scrolling to it. */
const PATIENCE = 20;

export const entryElementId = (key: string): string => `entry-${key}`;

/** j and k walk, Enter opens, Escape closes, g goes to the newest. The walked entry holds the real focus. */
export function useEntryKeys(rows: readonly TimelineRow[], show: (index: number) => void) {
  const [active, setActive] = useState<string | null>(null);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const wanted = useRef<string | null>(null);

  const go = (index: number): void => {
    const row = rows[index];
    if (row?.type !== 'entry') return;
    wanted.current = row.key;
    setActive(row.key);
    show(index);
    focusWhenThere(row.key, () => wanted.current === row.key);
  };
  const step = (by: 1 | -1): void => {
    const here = rows.findIndex((row) => row.key === active);
    let next = here < 0 ? 0 : here + by;
    while (rows[next]?.type === 'day') next += by || 1;
    go(here < 0 ? rows.findIndex((row) => row.type === 'entry') : next);
  };
  const toggle = useCallback((key: string): void => {
    setExpanded((current) => {
      const next = new Set(current);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    g: () => {
      window.scrollTo({ top: 0 });
      go(rows.findIndex((row) => row.type === 'entry'));
    },
    Escape: () => {
      if (active && expanded.has(active)) return toggle(active);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setActive(null);
    },
  });
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const onEntry = event.target instanceof HTMLElement && event.target.tagName === 'ARTICLE';
    if (event.key !== 'Enter' || !onEntry || !active) return;
    event.preventDefault();
    toggle(active);
  };
  return { active, expanded, toggle, activate: setActive, onKeyDown };
}

function focusWhenThere(key: string, stillWanted: () => boolean, patience = PATIENCE): void {
  requestAnimationFrame(() => {
    if (!stillWanted()) return;
    const element = document.getElementById(entryElementId(key));
    if (element) element.focus({ preventScroll: true });
    else if (patience > 0) focusWhenThere(key, stillWanted, patience - 1);
  });
}
