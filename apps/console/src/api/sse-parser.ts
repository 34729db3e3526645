export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * The `text/event-stream` format of the HTML standard, fed with text in pieces of any size. EventSource cannot be
 * used: it sends no Authorization header.
 */
export class SseParser {
  /** The last id seen, also from a frame without data; what a reconnect sends as Last-Event-ID. */
  lastEventId = '';
  #rest = '';
  #event = '';
  #data: string[] = [];
  #id: string | null = null;
  #started = false;

  push(text: string): ServerSentEvent[] {
    const isFirst = !this.#started && text.length > 0;
    this.#started ||= isFirst;
    const fresh = isFirst ? text.replace(/^\uFEFF/, '') : text;
    const lines = (this.#rest + fresh).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): ServerSentEvent[] {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return [];
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    else if (field === 'data') this.#data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    return [];
  }

  #dispatch(): ServerSentEvent[] {
    // An id counts only once its frame is complete: a frame cut off in the middle must be sent again.
    if (this.#id !== null) this.lastEventId = this.#id;
    const event = { event: this.#event || 'message', data: this.#data.join('\n') };
    const hasData = this.#data.length > 0;
    this.#event = '';
    this.#data = [];
    this.#id = null;
    return hasData ? [event] : [];
  }
}
