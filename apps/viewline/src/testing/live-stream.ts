import { eventually } from '@viewline/testing';

export interface StreamEvent {
  type: string;
  id: string;
  data: { eventId?: string; text?: string | null; [name: string]: unknown };
}

/** A reader of a live stream, as the console is one: fetch with headers, which EventSource cannot send. */
export class LiveStream {
  readonly events: StreamEvent[] = [];
  /** True once the server has ended it, false once it was cut from our side. */
  readonly ended: Promise<boolean>;

  private constructor(
    response: Response,
    private readonly breaker: AbortController,
  ) {
    this.ended = this.read(response.body!);
  }

  /** @throws where the answer is no stream */
  static async open(url: string, headers: Record<string, string>): Promise<LiveStream> {
    const breaker = new AbortController();
    const response = await fetch(url, { headers, signal: breaker.signal });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !type.startsWith('text/event-stream')) {
      throw new Error(`no stream: ${response.status} ${await response.text()}`);
    }
    return new LiveStream(response, breaker);
  }

  get entryIds(): string[] {
    return this.events.filter(({ type }) => type === 'entry').map(({ data }) => data.eventId!);
  }

  get texts(): (string | null | undefined)[] {
    return this.events.filter(({ type }) => type === 'entry').map(({ data }) => data.text);
  }

  /** Where to go on from. */
  get lastEventId(): string | undefined {
    return this.events.at(-1)?.id;
  }

  /** Waits until an event of that type has come, and gives the first. */
  until(type: string): Promise<StreamEvent> {
    return eventually(
      () => this.events.find((event) => event.type === type) ?? Promise.reject(new Error(`no ${type} yet`)),
      { within: 30_000 },
    );
  }

  async cut(): Promise<void> {
    this.breaker.abort();
    await this.ended;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<boolean> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop()!;
        this.events.push(...blocks.flatMap(parse));
      }
      return true;
    } catch {
      return !this.breaker.signal.aborted;
    }
  }
}

function parse(block: string): StreamEvent[] {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n');
  if (!field('data')) return [];
  return [{ type: field('event'), id: field('id'), data: JSON.parse(field('data')) as StreamEvent['data'] }];
}
