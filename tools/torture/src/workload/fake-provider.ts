import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../random.js';

interface Posted {
  reference: string;
  text: string;
}

/** Of a hundred: how many calls end after the message was taken, without an answer; and how many are turned away. */
const LOST_ANSWERS = 6;
const TURNED_AWAY = 4;

/**
 * A vendor of messages, outside of all that is killed. Below `/once` it keeps to idempotency keys, as some do; below
 * `/each` it takes whatever comes, as others do.
 */
export class FakeProvider {
  /** What was taken: the message's text, once for each time. */
  readonly accepted: string[] = [];
  private readonly known = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    private readonly random: Random,
  ) {}

  static async start(random: Random): Promise<FakeProvider> {
    const server = createServer();
    const provider = new FakeProvider(server, random);
    server.on('request', (request, response) => void provider.answer(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return provider;
  }

  /** As the service is configured: one that may be asked again with the same key, one that may not. */
  get configuration(): object[] {
    const { port } = this.server.address() as AddressInfo;
    const common = { kind: 'http', timeout: 3_000 };
    const url = `http://127.0.0.1:${port}`;
    return [
      { ...common, name: 'torture-sms', channel: 'sms', url: `${url}/once`, idempotent: true },
      { ...common, name: 'torture-whatsapp', channel: 'whatsapp', url: `${url}/each`, idempotent: false },
    ];
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      // The caller was killed in the middle of it: nothing was said.
      return;
    }
    const chance = this.random.between(1, 100);
    if (chance <= TURNED_AWAY) {
      response.writeHead(503, { 'retry-after': '1' }).end();
      return;
    }
    const id = this.take(request, JSON.parse(Buffer.concat(chunks).toString()) as Posted);
    if (chance <= TURNED_AWAY + LOST_ANSWERS) response.destroy();
    else response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
  }

  private take({ url, headers }: IncomingMessage, { text }: Posted): string {
    const key = String(headers['idempotency-key']);
    const before = url?.startsWith('/once') ? this.known.get(key) : undefined;
    if (before) return before;
    const id = `taken-${this.accepted.length + 1}`;
    this.accepted.push(text);
    this.known.set(key, id);
    return id;
  }
}
