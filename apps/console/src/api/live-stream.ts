import { ApiError } from './api-error.js';
import type { Entry } from './contract.js';
import { reconnectDelay } from './reconnect-delay.js';
import { SseParser } from './sse-parser.js';
import { timelineApi } from './timeline-api.js';

/** The server speaks at least every 15 s; silence for this long means the line is dead. Milliseconds. */
const SILENCE_MS = 35_000;
/** After a sleep, silence longer than this is reason enough to dial again at once. Milliseconds. */
const DOUBTFUL_MS = 20_000;

const FINAL: ReadonlySet<string> = new Set(['unauthorised', 'forbidden', 'not-found']);

export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'refused';

export interface LiveStreamListener {
  entry(entry: Entry): void;
  /** What is on show may be wrong or incomplete: read it again. */
  reload(): void;
  status(status: LiveStatus): void;
  /** Something was heard, a heartbeat at least. */
  heard(at: number): void;
  refused(error: ApiError): void;
}

/** Keeps one subscriber's live stream open until closed: resumes where it stopped, backs off, wakes with the tab. */
export class LiveStream {
  #parser = new SseParser();
  #attempt = 0;
  #everOpened = false;
  #heardAt = 0;
  #closed = false;
  #connection: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval>;

  constructor(
    private readonly subscriberId: string,
    private readonly listener: LiveStreamListener,
  ) {
    document.addEventListener('visibilitychange', this.#wake);
    window.addEventListener('online', this.#wake);
    this.#watch = setInterval(() => {
      if (this.#connection && this.#everOpened && Date.now() - this.#heardAt > SILENCE_MS) this.#redial();
    }, 5_000);
    void this.#connect();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    document.removeEventListener('visibilitychange', this.#wake);
    window.removeEventListener('online', this.#wake);
    this.#connection?.abort();
  }

  readonly #wake = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (!this.#connection || Date.now() - this.#heardAt > DOUBTFUL_MS) this.#redial();
  };

  #redial(): void {
    clearTimeout(this.#timer);
    this.#connection?.abort();
    this.#attempt = 0;
    void this.#connect();
  }

  async #connect(): Promise<void> {
    const connection = new AbortController();
    this.#connection = connection;
    this.listener.status(this.#everOpened ? 'reconnecting' : 'connecting');
    try {
      const resumesFrom = this.#parser.lastEventId;
      const response = await timelineApi.stream(this.subscriberId, resumesFrom, connection.signal);
      await this.#listen(response, connection, resumesFrom);
    } catch (error) {
      if (error instanceof ApiError && !this.#closed) {
        if (FINAL.has(error.kind)) return this.#giveUp(error);
        // Perhaps our place in the stream is no longer known there: start afresh, which reads everything again.
        if (error.kind === 'rejected') this.#parser = new SseParser();
      }
    }
    if (this.#closed || this.#connection !== connection) return;
    this.#connection = null;
    this.listener.status('reconnecting');
    this.#timer = setTimeout(() => void this.#connect(), reconnectDelay(this.#attempt));
    this.#attempt += 1;
  }

  #opened(resumesFrom: string): void {
    // Without an id to resume from, only a fresh reading can tell what was missed while the line was down.
    if (this.#everOpened && !resumesFrom) this.listener.reload();
    this.#everOpened = true;
    this.#heard();
    this.listener.status('live');
  }

  async #listen(response: Response, connection: AbortController, resumesFrom: string): Promise<void> {
    const lastEventId = this.#parser.lastEventId;
    this.#parser = new SseParser();
    this.#parser.lastEventId = lastEventId;
    let opened = false;
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#connection !== connection) return;
      this.#attempt = 0;
      this.#heard();
      for (const { event, data } of this.#parser.push(value)) {
        // Headers may come before the server listens; its first event says that it does.
        if (!opened) this.#opened(resumesFrom);
        opened = true;
        this.#deliver(event, data);
      }
    }
  }

  #deliver(event: string, data: string): void {
    if (event === 'reset' || event === 'alias') this.listener.reload();
    if (event !== 'entry') return;
    try {
      this.listener.entry(JSON.parse(data) as Entry);
    } catch {
      // An entry that cannot be read must not be lost silently: the page has it.
      this.listener.reload();
    }
  }

  #heard(): void {
    this.#heardAt = Date.now();
    this.listener.heard(this.#heardAt);
  }

  #giveUp(error: ApiError): void {
    this.#connection = null;
    this.listener.status('refused');
    this.listener.refused(error);
  }
}
