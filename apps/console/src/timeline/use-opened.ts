import { useCallback, useState } from 'react';
import { openKeysOf } from './row-contents.js';
import type { TimelineRow } from './timeline-rows.js';

export interface Opened {
  readonly isOpen: (keys: readonly string[]) => boolean;
  readonly toggle: (row: TimelineRow) => void;
}

/** Which rows the agent opened. */
export function useOpened(): Opened {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isOpen = useCallback((keys: readonly string[]) => keys.some((key) => opened.has(key)), [opened]);
  const toggle = useCallback((row: TimelineRow): void => {
    const keys = openKeysOf(row);
    setOpened((current) => {
      const next = new Set([...current].filter((key) => !keys.includes(key)));
      if (next.size === current.size) next.add(row.key);
      return next;
    });
  }, []);
  return { isOpen, toggle };
}
