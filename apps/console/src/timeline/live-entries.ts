import type { ApiError } from '../api/api-error.js';
import type { Entry } from '../api/contract.js';
import { LiveStream, type LiveStatus } from '../api/live-stream.js';

export interface LiveState {
  readonly status: LiveStatus;
  /** The stream has been open at least once. */
  readonly opened: boolean;
  /** When anything was last heard, epoch ms; null before the first word. */
  readonly heardAt: number | null;
  readonly entries: ReadonlyMap<string, Entry>;
  /** When each live entry came in, epoch ms. */
  readonly arrivedAt: ReadonlyMap<string, number>;
  /** Rises whenever what is on show must be read again. */
  readonly reloads: number;
  readonly error: ApiError | null;
}

const NOTHING: LiveState = {
  status: 'connecting',
  opened: false,
  heardAt: null,
  entries: new Map(),
  arrivedAt: new Map(),
  reloads: 0,
  error: null,
};

/** One subscriber's live entries as a store for React's useSyncExternalStore; changes are gathered per frame. */
export class LiveEntries {
  #state = NOTHING;
  #pending: Entry[] = [];
  #scheduled = false;
  #listeners = new Set<() => void>();
  #stream: LiveStream | null = null;

  constructor(private readonly subscriberId: string) {}

  readonly snapshot = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stream ??= this.#open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stream?.close();
      this.#stream = null;
      this.#state = NOTHING;
    };
  };

  #open(): LiveStream {
    return new LiveStream(this.subscriberId, {
      entry: (entry) => this.#gather(entry),
      status: (status) => this.#set({ status, opened: this.#state.opened || status === 'live' }),
      heard: (heardAt) => this.#set({ heardAt }),
      refused: (error) => this.#set({ error }),
      reload: () => {
        this.#pending = [];
        this.#set({ entries: new Map(), arrivedAt: new Map(), reloads: this.#state.reloads + 1 });
      },
    });
  }

  #gather(entry: Entry): void {
    this.#pending.push(entry);
    if (this.#scheduled) return;
    this.#scheduled = true;
    // A burst is one change to look at; a timer, because frames stop in a hidden tab.
    setTimeout(() => this.#flush(), 30);
  }

  #flush(): void {
    this.#scheduled = false;
    if (this.#pending.length === 0) return;
    const entries = new Map(this.#state.entries);
    const arrivedAt = new Map(this.#state.arrivedAt);
    for (const entry of this.#pending) {
      entries.set(entry.eventId, entry);
      if (!arrivedAt.has(entry.eventId)) arrivedAt.set(entry.eventId, Date.now());
    }
    this.#pending = [];
    this.#set({ entries, arrivedAt });
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
