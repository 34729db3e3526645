import { useLayoutEffect, useState, type RefObject } from 'react';

/** Until it is measured. Pixels. */
const LIKELY = 150;

/**
 * How much of the window's top is covered while the bar sticks there, in pixels. It grows with what the bar has to say
 * and with narrow windows, so it is measured; style sheets find it as `--covered`.
 */
export function useCovered(bar: RefObject<HTMLElement | null>): number {
  const [covered, setCovered] = useState(LIKELY);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const root = document.documentElement.style;
    const measure = (): void => {
      const height = Math.ceil(
        (Number.parseFloat(getComputedStyle(element).top) || 0) + element.offsetHeight,
      );
      setCovered(height);
      root.setProperty('--covered', `${height}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty('--covered');
    };
  }, [bar]);
  return covered;
}
