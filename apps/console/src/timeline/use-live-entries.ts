import { useMemo, useSyncExternalStore } from 'react';
import { LiveEntries, type LiveState } from './live-entries.js';

/** The live entries of one subscriber for as long as a component shows them. */
export function useLiveEntries(subscriberId: string): LiveState {
  const live = useMemo(() => new LiveEntries(subscriberId), [subscriberId]);
  return useSyncExternalStore(live.subscribe, live.snapshot);
}
