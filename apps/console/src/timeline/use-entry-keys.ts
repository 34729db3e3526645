import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../app/use-shortcuts.js';
import { openKeysOf } from './row-contents.js';
import type { TimelineRow } from './timeline-rows.js';
import type { Opened } from './use-opened.js';

/** How many frames a row may take to exist after scrolling to it, before it is scrolled to again, and how often. */
const PATIENCE = 20;
const ATTEMPTS = 5;
/** For how many frames rows that are measured late may still push the walked one about: a second or so. */
const SETTLING = 60;

export const entryElementId = (key: string): string => `entry-${key}`;

/** j and k walk, Enter opens, Escape closes, g goes to the newest. The walked entry holds the real focus. */
export function useEntryKeys(
  rows: readonly TimelineRow[],
  { isOpen, toggle }: Opened,
  show: (index: number) => void,
) {
  const [active, setActive] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  // A run may go by another of its names since: it grew.
  const here = active === null ? -1 : rows.findIndex((row) => openKeysOf(row).includes(active));

  const go = (index: number): void => {
    const row = rows[index];
    if (!row || row.type === 'day') return;
    wanted.current = row.key;
    setActive(row.key);
    focusWhenThere(
      row.key,
      () => show(index),
      () => wanted.current === row.key,
    );
  };
  // Whoever scrolls by hand is not held to the walked row.
  useEffect(() => {
    const leave = (): void => {
      wanted.current = null;
    };
    const gone = new AbortController();
    for (const event of ['wheel', 'touchmove'] as const) {
      window.addEventListener(event, leave, { passive: true, signal: gone.signal });
    }
    return () => gone.abort();
  }, []);
  const first = (): number => rows.findIndex((row) => row.type !== 'day');
  const step = (by: 1 | -1): void => {
    let next = here + by;
    while (rows[next]?.type === 'day') next += by;
    go(here < 0 ? first() : next);
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    g: () => {
      window.scrollTo({ top: 0 });
      go(first());
    },
    Escape: () => {
      const row = rows[here];
      if (row && isOpen(openKeysOf(row))) return toggle(row);
      if (row?.type === 'entry' && row.inRun) {
        const line = rows.findLastIndex((each, index) => index < here && each.type === 'changes');
        toggle(rows[line]!);
        return go(line);
      }
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setActive(null);
    },
  });
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const row = rows[here];
    const onEntry = event.target instanceof HTMLElement && event.target.tagName === 'ARTICLE';
    if (event.key !== 'Enter' || !onEntry || !row) return;
    event.preventDefault();
    toggle(row);
  };
  return { active: rows[here] ?? null, activate: setActive, onKeyDown };
}

function focusWhenThere(key: string, show: () => void, stillWanted: () => boolean, frame = 0): void {
  if (frame % PATIENCE === 0) show();
  requestAnimationFrame(() => {
    if (!stillWanted()) return;
    const element = document.getElementById(entryElementId(key));
    if (element) {
      element.focus({ preventScroll: true });
      keepInSight(element, stillWanted, SETTLING);
    } else if (frame < PATIENCE * ATTEMPTS) focusWhenThere(key, show, stillWanted, frame + 1);
  });
}

/** Rows are measured as they come to exist, which can push the walked one out of sight again. */
function keepInSight(element: HTMLElement, stillWanted: () => boolean, frames: number): void {
  if (frames === 0 || !stillWanted()) return;
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  requestAnimationFrame(() => keepInSight(element, stillWanted, frames - 1));
}
