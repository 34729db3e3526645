import { get, type ClientRequest } from 'node:http';

export interface LiveEntry {
  details: { externalId?: string };
}

/** One console that watches one subscriber: server-sent events, as the console reads them. */
export class LiveStream {
  private request: ClientRequest | undefined;
  private text = '';

  constructor(private readonly onEntry: (entry: LiveEntry) => void) {}

  /** Resolves when everything from now on will be shown. */
  open(url: string, subscriberId: string, headers: Readonly<Record<string, string>>): Promise<void> {
    const path = `/api/timeline/v1/subscribers/${subscriberId}/stream`;
    return new Promise((resolve, reject) => {
      this.request = get(
        url + path,
        { headers: { ...headers, accept: 'text/event-stream' }, agent: false },
        (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`));
          answer.setEncoding('utf8');
          answer.on('data', (piece: string) => this.take(piece, resolve));
          answer.once('error', () => undefined);
        },
      );
      this.request.once('error', reject);
    });
  }

  close(): void {
    this.request?.destroy();
  }

  private take(piece: string, onReady: () => void): void {
    const messages = (this.text + piece).split('\n\n');
    this.text = messages.pop() ?? '';
    for (const message of messages) {
      const type = /^event: ?(.*)$/m.exec(message)?.[1];
      if (type === 'ready') onReady();
      if (type === 'entry')
        this.onEntry(JSON.parse(/^data: ?(.*)$/m.exec(message)?.[1] ?? '{}') as LiveEntry);
    }
  }
}
