import { Agent, request } from 'node:http';

export interface Post {
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

interface Answer {
  status: number;
  text: string;
}

/** Keep-alive connections to one service. */
export class Door {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Whether it was accepted. A service that is overrun says so with a 5xx. @throws Error for any other refusal */
  async post({ path, headers, body }: Post): Promise<boolean> {
    const length = String(Buffer.byteLength(body));
    const { status, text } = await this.send('POST', path, { ...headers, 'content-length': length }, body);
    if (status >= 300 && status < 500) throw new Error(`POST ${path}: ${status} ${text}`);
    return status < 300;
  }

  /** @throws Error for any answer but a 2xx */
  async get(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
    const { status, text } = await this.send('GET', path, headers);
    if (status >= 300) throw new Error(`GET ${path}: ${status} ${text}`);
    return text;
  }

  close(): void {
    this.agent.destroy();
  }

  private send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(this.url + path, { method, headers, agent: this.agent }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (text += piece));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }
}
