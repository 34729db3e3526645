import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { TimelineRow } from './timeline-rows.js';
import { usePrinting } from './use-printing.js';

/** What a row is likely to measure before it has been. Pixels. */
const ESTIMATES = { day: 44, changes: 66, entry: 84 } as const;

/**
 * Which rows exist on screen, and a scroll position that does not jump when rows come in above it.
 * @param covered of the window's top, by sticky bars. Pixels
 */
export function useTimelineWindow(
  list: RefObject<HTMLDivElement | null>,
  rows: readonly TimelineRow[],
  covered: number,
) {
  const margin = useOffsetTop(list);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => ESTIMATES[rows[index]?.type ?? 'entry'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: 16,
  });
  const items = virtualizer.getVirtualItems();
  useStableScroll(rows, { margin, covered }, (index) => virtualizer.measurementsCache[index]?.start);

  const top = (virtualizer.scrollOffset ?? 0) + covered;
  const bottom = (virtualizer.scrollOffset ?? 0) + (virtualizer.scrollRect?.height ?? 0);
  const seen = items.filter((item) => item.end > top && item.start < bottom).map((item) => item.index);
  const show = useCallback(
    (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    [virtualizer],
  );
  const isPrinting = usePrinting();
  return {
    // On paper they follow each other (print.css), wherever they would stand on the screen.
    items: isPrinting
      ? rows.map(({ key }, index) => ({ index, key, start: 0 }))
      : items.map(({ index, start, key }) => ({ index, key, start: start - margin })),
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    /** The first and last row that can be seen, as indices. */
    seen: { first: seen[0] ?? 0, last: seen.at(-1) ?? rows.length - 1 },
    show,
  };
}

/** Where the list begins on the page; moves when something above it folds out. */
function useOffsetTop(list: RefObject<HTMLDivElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (list.current) setOffset(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return offset;
}

/** What the agent reads stays where it is when an entry lands above it. At the very top new entries simply show. */
function useStableScroll(
  rows: readonly TimelineRow[],
  { margin, covered }: { margin: number; covered: number },
  startOf: (index: number) => number | undefined,
): void {
  const anchor = useRef<{ key: string; fromTop: number } | null>(null);
  const before = useRef(rows);
  useLayoutEffect(() => {
    if (before.current === rows) return;
    before.current = rows;
    const held = anchor.current;
    if (!held || window.scrollY < margin - covered + 40) return;
    const start = startOf(rows.findIndex((row) => row.key === held.key));
    if (start === undefined) return;
    const moved = start - window.scrollY - held.fromTop;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' });
  });
  useEffect(() => {
    const hold = (): void => {
      const line = window.scrollY + covered;
      const index = before.current.findIndex((_, each) => (startOf(each) ?? Infinity) >= line);
      const row = before.current[index];
      anchor.current = row ? { key: row.key, fromTop: startOf(index)! - window.scrollY } : null;
    };
    hold();
    window.addEventListener('scroll', hold, { passive: true });
    return () => window.removeEventListener('scroll', hold);
  });
}
